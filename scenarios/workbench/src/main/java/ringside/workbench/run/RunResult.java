package ringside.workbench.run;

import java.util.List;
import ringside.machine.time.CostTable;
import ringside.workbench.scenario.Check;
import ringside.workbench.scenario.Scenario;

/// One scenario, run on some lanes.
///
/// @param lanes in the order asked for
public record RunResult(Scenario scenario, long seed, CostTable costs, List<LaneRun> lanes, List<CheckResult> checks) {

    /// @param lane     lane id, or `all` for a check on the lanes together
    /// @param expected for example `== 2 per request`
    /// @param actual   for example `2`, or `absent` where the metric could not be measured
    public record CheckResult(String id, Check.Kind kind, String lane, boolean passed,
                              String expected, String actual) {}

    /// Whether every invariant held. A missed expectation is a result to explain, not a failure.
    public boolean passed() {
        return checks.stream().allMatch(check -> check.passed() || check.kind() == Check.Kind.EXPECT);
    }
}
