package ringside.workbench.matrix;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How much each row counts. What matters is the ratio of weights; [#normalised()] makes their sum 1.
///
/// @param name     of the preset or file
/// @param byRow    by criterion id, none negative, not all 0
public record Weights(String name, Map<String, Double> byRow) {

    public Weights {
        byRow = Collections.unmodifiableMap(new LinkedHashMap<>(byRow));
        if (byRow.values().stream().anyMatch(weight -> !(weight >= 0) || weight.isInfinite()) || byRow.values().stream().allMatch(weight -> weight == 0)) {
            throw new IllegalArgumentException("weights " + name + ": none may be negative, and one must be above 0");
        }
    }

    /// All rows count the same.
    public static Weights equal(List<Criterion> criteria) {
        var weights = new LinkedHashMap<String, Double>();
        criteria.forEach(criterion -> weights.put(criterion.id(), 1.0));
        return new Weights("equal", weights);
    }

    /// A copy in which one row has another weight.
    public Weights with(String criterion, double weight) {
        var weights = new LinkedHashMap<>(byRow);
        weights.put(criterion, weight);
        return new Weights(name, weights);
    }

    /// By criterion id, with sum 1.
    public Map<String, Double> normalised() {
        double sum = byRow.values().stream().mapToDouble(Double::doubleValue).sum();
        var shares = new LinkedHashMap<String, Double>();
        byRow.forEach((criterion, weight) -> shares.put(criterion, weight / sum));
        return Collections.unmodifiableMap(shares);
    }
}
