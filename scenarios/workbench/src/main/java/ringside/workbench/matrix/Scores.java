package ringside.workbench.matrix;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// The scores of the options that can be ranked, by option, then by criterion; rows without a score are absent.
///
/// An option can be ranked if at least one of its scores is from its own evidence: literature alone ranks nobody.
record Scores(Map<String, Map<String, Double>> byOption) {

    static Scores of(List<MatrixCell> cells) {
        var byOption = new LinkedHashMap<String, Map<String, Double>>();
        for (MatrixCell cell : cells) {
            if (cells.stream().anyMatch(each -> each.option().equals(cell.option()) && each.kind().isOwnEvidence())) {
                var row = byOption.computeIfAbsent(cell.option(), _ -> new LinkedHashMap<>());
                cell.score().ifPresent(score -> row.put(cell.criterion().id(), score));
            }
        }
        return new Scores(byOption);
    }

    /// The weighted mean over the rows that have a score; nothing if those have no weight.
    OptionalDouble total(String option, Map<String, Double> weights) {
        double sum = 0;
        double covered = coverage(option, weights);
        for (var score : byOption.get(option).entrySet()) {
            sum += weights.get(score.getKey()) * score.getValue();
        }
        return covered > 0 ? OptionalDouble.of(sum / covered) : OptionalDouble.empty();
    }

    /// The part of the weights that rows with a score have.
    double coverage(String option, Map<String, Double> weights) {
        return byOption.get(option).keySet().stream().mapToDouble(weights::get).sum();
    }

    /// Options with a total, the best first; equal ones in the order of columns.
    List<String> ranking(Map<String, Double> weights) {
        return byOption.keySet().stream()
                .filter(option -> total(option, weights).isPresent())
                .sorted(Comparator.comparingDouble((String option) -> -total(option, weights).getAsDouble()))
                .toList();
    }
}
