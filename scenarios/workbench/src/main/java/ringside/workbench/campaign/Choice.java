package ringside.workbench.campaign;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import ringside.compiler.mutate.Mutation;
import ringside.compiler.mutate.Operator;
import ringside.compiler.mutate.Site;
import ringside.workbench.fault.Fault;

/// Chooses faults at random. Same seed, same faults.
///
/// Families that checks can catch and those that they cannot take turns, and on each side its families. A family that has no further fault
/// leaves its turns to the others.
final class Choice {
    /// How the choice is made, for reports.
    static final String RULE = "families that checks can catch and others in turn, then operator, site among those the fault-free workload "
            + "passes in every lane, operand and occurrence after boot drawn uniformly, each fault once";
    /// Code grows with every site; the busy ones are a small part.
    static final int MOST_SITES = 64;
    /// Wrong by little, by an object, by a page, by a component.
    private static final int[] AMOUNTS = {1, -1, 2, -2, 8, -8, 64, -64, 512, -512, 4096, -4096, 65536, -65536, 1 << 20, -(1 << 20)};
    private static final int TRIES = 50;

    private final SplittableRandom random;
    private final Map<Site, Integer> passes;

    private record Drawn(Mutation mutation, int occurrence) {}

    /// @param passes how often the workload passes each site in every lane; sites that some lane does not pass are absent
    Choice(long seed, Map<Site, Integer> passes) {
        this.random = new SplittableRandom(seed);
        this.passes = passes;
    }

    /// Of each operator of the suite at most [#MOST_SITES] sites, drawn uniformly.
    static List<Site> sample(Suite suite, List<Site> sites, long seed) {
        var sample = new ArrayList<Site>();
        for (Operator operator : suite.operators()) {
            var own = new ArrayList<>(sites.stream().filter(site -> site.operator() == operator).sorted(Comparator.comparing(Site::name)).toList());
            Collections.shuffle(own, new Random(seed));
            sample.addAll(own.subList(0, Math.min(MOST_SITES, own.size())));
        }
        return List.copyOf(sample);
    }

    /// `count` different faults, or fewer if there are no more.
    List<Fault> faults(Suite suite, int count) {
        var sides = new ArrayDeque<Queue<Family>>();
        for (boolean caught : new boolean[] {true, false}) {
            var side = new ArrayDeque<>(suite.families().stream().filter(family -> family.isCaughtByChecks() == caught).toList());
            sides.add(side);
        }
        var drawn = new LinkedHashSet<Drawn>();
        while (drawn.size() < count && !sides.isEmpty()) {
            var side = sides.remove();
            if (next(side, drawn)) {
                sides.add(side);
            }
        }
        var faults = new ArrayList<Fault>();
        for (Drawn each : drawn) {
            faults.add(new Fault(suite.id() + "-" + (faults.size() + 1), each.mutation, each.occurrence, Map.of()));
        }
        return List.copyOf(faults);
    }

    /// Draws from the first family of `side` that has another fault; false if none has.
    private boolean next(Queue<Family> side, Set<Drawn> drawn) {
        while (!side.isEmpty()) {
            var family = side.remove();
            var fault = draw(family, drawn);
            if (fault.isPresent()) {
                drawn.add(fault.get());
                side.add(family);
                return true;
            }
        }
        return false;
    }

    private Optional<Drawn> draw(Family family, Set<Drawn> known) {
        var byOperator = family.operators().stream()
                .map(operator -> passes.keySet().stream().filter(site -> site.operator() == operator).toList())
                .filter(sites -> !sites.isEmpty()).toList();
        for (int i = 0; i < TRIES && !byOperator.isEmpty(); i++) {
            var sites = byOperator.get(random.nextInt(byOperator.size()));
            var site = sites.get(random.nextInt(sites.size()));
            var mutation = new Mutation(site, operand(site.operator()));
            var drawn = new Drawn(mutation, 1 + random.nextInt(passes.get(site)));
            if (!known.contains(drawn)) {
                return Optional.of(drawn);
            }
        }
        return Optional.empty();
    }

    private int operand(Operator operator) {
        return switch (operator.operand()) {
            case AMOUNT -> AMOUNTS[random.nextInt(AMOUNTS.length)];
            case WAY -> random.nextInt(2);
            case NONE -> 0;
        };
    }
}
