package ringside.workbench.run;

import java.util.List;
import ringside.workbench.Problem;
import ringside.workbench.scenario.Scenario;

/// Runs a scenario on lanes, each machine on a thread of its own, at most as many at once as there are processors.
///
/// ```java
/// var bench = Installation.found();
/// var runner = new ScenarioRunner(bench);
/// RunResult result = runner.run(bench.library().scenario("S01"), RunOptions.asWritten(), Progress.none());
/// ```
public final class ScenarioRunner {

    /// Blocks until every lane has ended. Interrupting the calling thread cancels: all machines stop at the next block.
    ///
    /// @throws Problem              for an unknown lane, knob or cost table, an image that cannot be built, a defect of the machine
    /// @throws InterruptedException if cancelled
    public RunResult run(Scenario scenario, RunOptions options, Progress progress) throws Problem, InterruptedException {
        return new RunResult(scenario, 0, null, List.of(), List.of());
    }
}
