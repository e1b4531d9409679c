package ringside.workbench.matrix;

import java.util.List;
import java.util.OptionalDouble;

/// What a formula says of one lane.
///
/// @param score nothing without evidence
public record Scoring(OptionalDouble score, List<Evidence> from, String note) {

    static Scoring of(double score, List<Evidence> from, String note) {
        return new Scoring(OptionalDouble.of(score), from, note);
    }

    static Scoring none(String note) {
        return new Scoring(OptionalDouble.empty(), List.of(), note);
    }
}
