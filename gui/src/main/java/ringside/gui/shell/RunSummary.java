package ringside.gui.shell;

import java.util.List;
import java.util.stream.Collectors;
import ringside.workbench.run.LaneRun;
import ringside.workbench.run.RunResult;
import ringside.workbench.run.RunResult.CheckResult;

/// A run in one line.
final class RunSummary {
    private static final int HASH_DIGITS = 8;

    private RunSummary() {}

    /// How it went: lanes that did not complete, then checks.
    static String of(RunResult result) {
        List<LaneRun> incomplete = result.lanes().stream().filter(lane -> lane.status() != LaneRun.Status.COMPLETED).toList();
        if (!incomplete.isEmpty()) {
            return incomplete.stream().map(lane -> lane.lane() + ": " + lane.outcome()).collect(Collectors.joining("; "));
        }
        List<CheckResult> missed = result.checks().stream().filter(check -> !check.passed()).toList();
        if (!missed.isEmpty()) {
            return missed.size() + " of " + result.checks().size() + " checks not met: "
                    + missed.stream().map(check -> check.lane() + " " + check.id() + " is " + check.actual() + ", expected " + check.expected())
                            .collect(Collectors.joining("; "));
        }
        return result.checks().isEmpty() ? "Completed" : "Completed, all " + result.checks().size() + " checks passed";
    }

    /// What decides the run: seed and cost table, and what identifies its traces.
    static String facts(RunResult result) {
        return "seed " + result.seed() + " · costs " + result.costs().name() + " · traces "
                + result.lanes().stream().map(lane -> lane.traceHash().substring(0, Math.min(HASH_DIGITS, lane.traceHash().length())))
                        .collect(Collectors.joining(", "));
    }
}
