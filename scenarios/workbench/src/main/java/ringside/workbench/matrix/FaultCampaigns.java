package ringside.workbench.matrix;

import java.util.List;
import java.util.Map;
import ringside.workbench.Problem;

/// Runs suites of faults.
@FunctionalInterface
public interface FaultCampaigns {

    /// The rate of each lane that the suite could be run in.
    ///
    /// @param count faults for each lane
    Map<String, FaultRate> rates(String suite, int count, List<String> lanes) throws Problem, InterruptedException;

    /// Runs nothing: cells that need faults are not measured.
    static FaultCampaigns none() {
        return (_, _, _) -> Map.of();
    }
}
