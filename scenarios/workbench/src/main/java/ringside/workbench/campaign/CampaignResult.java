package ringside.workbench.campaign;

import java.util.List;
import ringside.machine.time.CostTable;
import ringside.workbench.scenario.Scenario;

/// One suite of faults on some lanes.
///
/// @param scenario the workload
/// @param count    faults asked for
public record CampaignResult(Suite suite, Scenario scenario, long seed, int count, CostTable costs, List<LaneFaults> lanes) {

    /// How the faults were chosen.
    public String rule() {
        return Choice.RULE;
    }
}
