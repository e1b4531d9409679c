package ringside.workbench.matrix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the scores say under some weights. Rows without a score are excluded and the other weights of that option renormalised.
///
/// @param totals   weighted mean by option, for the options that can be ranked
/// @param coverage part of the weights that rows with a score have, by option
/// @param ranking  the best first
public record Decision(Weights weights, Map<String, Double> totals, Map<String, Double> coverage, List<String> ranking,
                       List<FlipPoint> flips, Robustness robustness) {
    public static final String NA_POLICY = "exclude-and-renormalise";

    /// Weighs the cells of a matrix.
    public static Decision of(List<MatrixCell> cells, Weights weights) {
        var scores = Scores.of(cells);
        var shares = weights.normalised();
        var totals = new LinkedHashMap<String, Double>();
        var coverage = new LinkedHashMap<String, Double>();
        for (String option : scores.byOption().keySet()) {
            scores.total(option, shares).ifPresent(total -> {
                totals.put(option, total);
                coverage.put(option, scores.coverage(option, shares));
            });
        }
        return new Decision(weights, totals, coverage, scores.ranking(shares), new Flips(scores, shares).all(), Robustness.of(scores, weights));
    }

    /// Nothing if no option can be ranked.
    public Optional<String> winner() {
        return ranking.stream().findFirst();
    }
}
