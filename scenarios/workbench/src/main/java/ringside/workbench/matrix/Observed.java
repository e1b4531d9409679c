package ringside.workbench.matrix;

import java.util.Map;

/// What one run of one lane showed.
///
/// @param outcome   how the run ended, in words
/// @param succeeded whether every program ended well; where not, figures of the run say nothing about the lane's price
/// @param metrics   figures by name
public record Observed(String outcome, boolean succeeded, String traceHash, String costTable, Map<String, Double> metrics) {}
