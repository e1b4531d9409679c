package ringside.workbench.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import ringside.workbench.campaign.CampaignResult;
import ringside.workbench.campaign.Family;
import ringside.workbench.campaign.LaneFaults;
import ringside.workbench.campaign.Outcome;
import ringside.workbench.campaign.Verdict;

/// Campaigns as tables for people: one column for each lane, then every fault on a line of its own.
public final class FaultsTable {
    private static final int LABEL = 42;
    private static final int WIDTH = 28;

    private final StringBuilder out = new StringBuilder();

    private FaultsTable() {}

    public static String of(List<CampaignResult> results) {
        var table = new FaultsTable();
        results.forEach(table::print);
        table.line("Faults are put into the file service before it is compiled, armed one at a time, and judged against the fault-free run.");
        table.line("The first program is the client of the struck service. A lane that refuses the others runs the client alone.");
        table.line("* bugs that checks can catch. Checks give spatial and type safety; they do not see wrong branches, endless loops, or use after");
        table.line("release, but for handles of a pool: ./ringside faults --suite lifetime shows what those buy.");
        return table.out.toString();
    }

    private void print(CampaignResult result) {
        line("suite " + result.suite().id() + ": " + result.suite().description());
        line("seed " + result.seed() + ", workload of " + result.scenario().id() + "; placement: " + result.rule());
        line("");
        row(result, "", lane -> lane.lane().id());
        row(result, "programs", lane -> String.join(", ", lane.programs()));
        if (result.lanes().stream().anyMatch(lane -> !lane.knobs().isEmpty())) {
            row(result, "knobs", lane -> lane.knobs().isEmpty() ? "-" : lane.knobs().entrySet().stream()
                    .map(knob -> knob.getKey() + "=" + knob.getValue()).collect(Collectors.joining(", ")));
        }
        row(result, "injected", lane -> Integer.toString(lane.verdicts().size()));
        row(result, "activated", lane -> Integer.toString(lane.activated()));
        for (Outcome outcome : Outcome.values()) {
            row(result, "  " + outcome.label(), lane -> lane.count(outcome) == 0 ? "-" : Integer.toString(lane.count(outcome)));
        }
        row(result, "survived", lane -> lane.survived().toString());
        row(result, "stopped by checks", lane -> lane.stoppedByChecks().toString());
        families(result);
        line("");
        if (!result.lanes().isEmpty()) {
            faults(result);
        }
        line("");
    }

    /// What survived, family by family; those that checks can catch first.
    private void families(CampaignResult result) {
        line("");
        line("survived, of those that struck:");
        for (Family family : result.suite().families()) {
            if (result.lanes().stream().anyMatch(lane -> !lane.of(family).verdicts().isEmpty())) {
                row(result, "  " + family.label() + (family.isCaughtByChecks() ? " *" : ""), lane -> lane.of(family).survived().toString());
            } else {
                line("  " + family.label() + ": the workload passes no such place in every lane");
            }
        }
    }

    private void faults(CampaignResult result) {
        var first = result.lanes().getFirst().verdicts();
        for (int i = 0; i < first.size(); i++) {
            int number = i;
            var fault = first.get(i).fault();
            line(fault.mutation().name() + " at pass " + fault.occurrence() + ": " + result.lanes().stream()
                    .map(lane -> lane.lane().id() + " " + shown(lane.verdicts().get(number))).collect(Collectors.joining(", ")));
        }
    }

    private static String shown(Verdict verdict) {
        return verdict.outcome().label() + verdict.trap().map(trap -> " (" + trap.name() + " in " + trap.component() + ")").orElse("");
    }

    private void row(CampaignResult result, String label, Function<LaneFaults, String> cell) {
        line(String.format("%-" + LABEL + "s", label) + result.lanes().stream()
                .map(lane -> String.format("%" + WIDTH + "s", cell.apply(lane))).collect(Collectors.joining()));
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
