package ringside.workbench.matrix;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What is known of one property of one architecture.
///
/// @param option    lane id
/// @param score     1 to 5, higher is better; nothing where nothing was measured or nothing applies
/// @param from      the figures behind it; none for a score from literature, unless a proxy stands beside it
/// @param map       the formula from figures to score, in words
/// @param published the published rating, if there is one
/// @param note      what a reader must know, or empty
public record MatrixCell(Criterion criterion, String option, CellKind kind, OptionalDouble score, List<Evidence> from, String map,
                         Optional<Rating> published, String note) {
    private static final double DISAGREEMENT = 1.0;

    public MatrixCell {
        if (score.isPresent() && (kind == CellKind.NOT_MEASURED || kind == CellKind.NOT_APPLICABLE)) {
            throw new IllegalArgumentException(criterion.id() + " of " + option + ": a cell without evidence has no score");
        }
    }

    /// The score in plus signs, rounded; the published text where nothing applies; else empty.
    public String plus() {
        if (score.isPresent()) {
            return "+".repeat((int) Math.round(score.getAsDouble()));
        }
        return kind == CellKind.NOT_APPLICABLE ? published.map(Rating::plus).orElse("") : "";
    }

    /// Whether our own evidence and the published rating are a whole plus sign apart or more.
    public boolean disagrees() {
        return kind.isOwnEvidence() && score.isPresent() && published.isPresent() && published.get().rating().isPresent()
                && Math.abs(score.getAsDouble() - published.get().rating().getAsInt()) >= DISAGREEMENT;
    }
}
