package ringside.workbench.matrix;

import java.util.Map;

/// Everything a lane is scored by.
///
/// @param runs   by scenario id
/// @param faults by suite name
public record LaneEvidence(Map<String, Observed> runs, Map<String, FaultRate> faults) {
    public static final LaneEvidence NONE = new LaneEvidence(Map.of(), Map.of());
}
