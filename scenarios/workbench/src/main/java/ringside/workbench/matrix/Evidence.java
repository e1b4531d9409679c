package ringside.workbench.matrix;

/// One figure behind a cell.
///
/// @param scenario  scenario id, or the name of a suite of faults
/// @param unit      of the value
/// @param traceHash fingerprint of the run, or of what became of all faults of a suite; empty where the lane refused and nothing ran
/// @param costTable name of the cost table of the run
public record Evidence(String scenario, String metric, double value, String unit, String traceHash, String costTable) {}
