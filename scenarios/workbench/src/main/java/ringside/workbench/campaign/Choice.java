package ringside.workbench.campaign;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import ringside.compiler.mutate.Mutation;
import ringside.compiler.mutate.Operator;
import ringside.compiler.mutate.Site;
import ringside.workbench.fault.Fault;

/// Chooses faults at random: operator, then site, then operand, then occurrence, each with equal chances. Same seed, same faults.
final class Choice {
    /// How the choice is made, for reports.
    static final String RULE = "operator, site among those the fault-free workload passes in every lane, operand and occurrence after boot drawn "
            + "uniformly, each fault once";
    /// Wrong by little, by an object, by a page, by a component.
    private static final int[] AMOUNTS = {1, -1, 2, -2, 8, -8, 64, -64, 512, -512, 4096, -4096, 65536, -65536, 1 << 20, -(1 << 20)};
    private static final int TRIES = 50;

    private final SplittableRandom random;
    private final Map<Site, Integer> passes;

    /// @param passes how often the workload passes each site in every lane; sites that some lane does not pass are absent
    Choice(long seed, Map<Site, Integer> passes) {
        this.random = new SplittableRandom(seed);
        this.passes = passes;
    }

    /// `count` different faults, or fewer if there are no more.
    List<Fault> faults(Suite suite, int count) {
        var byOperator = new ArrayList<List<Site>>();
        for (Operator operator : suite.operators()) {
            var sites = passes.keySet().stream().filter(site -> site.operator() == operator).toList();
            if (!sites.isEmpty()) {
                byOperator.add(sites);
            }
        }
        record Drawn(Mutation mutation, int occurrence) {}
        var drawn = new LinkedHashSet<Drawn>();
        for (int i = 0; i < count * TRIES && drawn.size() < count && !byOperator.isEmpty(); i++) {
            var sites = byOperator.get(random.nextInt(byOperator.size()));
            var site = sites.get(random.nextInt(sites.size()));
            var mutation = new Mutation(site, operand(site.operator()));
            drawn.add(new Drawn(mutation, 1 + random.nextInt(passes.get(site))));
        }
        var faults = new ArrayList<Fault>();
        for (Drawn each : drawn) {
            faults.add(new Fault(suite.id() + "-" + (faults.size() + 1), each.mutation, each.occurrence, Map.of()));
        }
        return List.copyOf(faults);
    }

    private int operand(Operator operator) {
        return switch (operator.operand()) {
            case AMOUNT -> AMOUNTS[random.nextInt(AMOUNTS.length)];
            case WAY -> random.nextInt(2);
            case NONE -> 0;
        };
    }
}
