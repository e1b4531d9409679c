package ringside.gui.shell;

import java.util.List;
import java.util.stream.Collectors;
import ringside.gui.lane.Ending;
import ringside.gui.stack.StackView;
import ringside.workbench.architecture.Architecture.Profile;
import ringside.workbench.run.LaneRun;
import ringside.workbench.run.RunResult;
import ringside.workbench.run.RunResult.CheckResult;

/// A run in one line.
final class RunSummary {
    private RunSummary() {}

    /// How it went: lanes that did not complete, then checks.
    static String of(RunResult result) {
        List<LaneRun> incomplete = result.lanes().stream().filter(lane -> lane.status() != LaneRun.Status.COMPLETED).toList();
        if (!incomplete.isEmpty()) {
            return incomplete.stream().map(lane -> lane.lane() + " " + Ending.of(lane).word()).collect(Collectors.joining(", "));
        }
        List<CheckResult> missed = result.checks().stream().filter(check -> !check.passed()).toList();
        if (!missed.isEmpty()) {
            return missed.size() + " of " + result.checks().size() + " checks not met: "
                    + missed.stream().map(check -> check.lane() + " " + check.id() + " is " + check.actual() + ", expected " + check.expected())
                            .collect(Collectors.joining("; "));
        }
        return result.checks().isEmpty() ? "Completed" : "Completed, all " + result.checks().size() + " checks passed";
    }

    /// What decides the run: seed, cost table and code, as far as it is not the usual one.
    static String facts(RunResult result) {
        boolean teaching = result.lanes().stream().anyMatch(lane -> lane.architecture().profile() == Profile.TEACHING);
        return "seed " + result.seed() + " · costs " + result.costs().name() + (teaching ? " · code " + StackView.label(Profile.TEACHING) : "");
    }

    /// What identifies the traces, one line for each lane.
    static String traces(RunResult result) {
        return result.lanes().stream().map(lane -> lane.lane() + ": " + lane.outcome() + ", trace " + lane.traceHash())
                .collect(Collectors.joining("\n"));
    }
}
