package ringside.workbench.matrix;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import ringside.workbench.Problem;

/// Scores evidence. Pure: the same evidence, weights and moment make the same matrix.
public final class MatrixBuilder {
    private final Mapping mapping;
    private final PublishedMatrix published;
    private final Presets presets;

    MatrixBuilder(Mapping mapping, PublishedMatrix published, Presets presets) {
        this.mapping = mapping;
        this.published = published;
        this.presets = presets;
    }

    /// With formulas, published ratings and presets that travel with the product.
    public static MatrixBuilder shipped() throws Problem {
        var mapping = Mapping.shipped();
        return new MatrixBuilder(mapping, PublishedMatrix.shipped(), Presets.shipped(mapping.criteria()));
    }

    public Mapping mapping() {
        return mapping;
    }

    public PublishedMatrix published() {
        return published;
    }

    public Presets presets() {
        return presets;
    }

    /// @param options  columns, in order
    /// @param evidence by lane; lanes without any may be absent
    public Matrix build(List<Option> options, Map<String, LaneEvidence> evidence, Matrix.CostTableName costTable, Weights weights, Instant generated) {
        var all = new LinkedHashMap<String, LaneEvidence>();
        options.forEach(option -> all.put(option.id(), evidence.getOrDefault(option.id(), LaneEvidence.NONE)));
        var cells = new ArrayList<MatrixCell>();
        for (Mapping.Row row : mapping.rows()) {
            options.forEach(option -> cells.add(cell(row, option, all)));
        }
        return new Matrix(generated, costTable, mapping.sha256(), mapping.criteria(), List.copyOf(options), List.copyOf(cells), presets.all(),
                Decision.of(cells, weights));
    }

    private MatrixCell cell(Mapping.Row row, Option option, Map<String, LaneEvidence> all) {
        var scoring = row.formula().score(option.id(), all);
        var rating = published.rating(row.criterion(), option.id());
        var kind = kind(row, scoring, rating.orElse(null));
        var score = kind == CellKind.LITERATURE ? OptionalDouble.of(rating.orElseThrow().rating().orElseThrow()) : scoring.score();
        var note = kind == CellKind.NOT_MEASURED && !option.installed() ? "this lane is not installed" : scoring.note();
        return new MatrixCell(row.criterion(), option.id(), kind, score, scoring.from(), row.formula().text(), rating, note);
    }

    private static CellKind kind(Mapping.Row row, Scoring scoring, Rating rating) {
        if (row.kind() != CellKind.LITERATURE) {
            return scoring.score().isPresent() ? row.kind() : CellKind.NOT_MEASURED;
        }
        if (rating == null) {
            return CellKind.NOT_MEASURED;
        }
        return rating.rating().isPresent() ? CellKind.LITERATURE : CellKind.NOT_APPLICABLE;
    }
}
