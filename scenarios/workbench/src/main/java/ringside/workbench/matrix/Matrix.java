package ringside.workbench.matrix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The decision matrix with its evidence.
///
/// @param costTable     name of the cost table of the modelled cells, empty if there is none
/// @param mappingSha256 fingerprint of the formulas
/// @param criteria      rows, in order
/// @param options       columns, in order
/// @param cells         one for each row and column, row by row
/// @param presets       published recommendations
public record Matrix(Instant generated, CostTableName costTable, String mappingSha256, List<Criterion> criteria, List<Option> options,
                     List<MatrixCell> cells, List<Presets.Preset> presets, Decision decision) {

    /// @param sha256 of the table's text
    public record CostTableName(String name, String sha256) {
        public static final CostTableName NONE = new CostTableName("", "");
    }

    public MatrixCell cell(String criterion, String option) {
        return cells.stream().filter(cell -> cell.criterion().id().equals(criterion) && cell.option().equals(option)).findFirst().orElseThrow();
    }

    /// The same cells under other weights.
    public Matrix weighed(Weights weights) {
        return new Matrix(generated, costTable, mappingSha256, criteria, options, cells, presets, Decision.of(cells, weights));
    }

    /// The winner under the weights of a preset.
    public Optional<String> winner(Presets.Preset preset) {
        return Decision.of(cells, preset.weights()).winner();
    }

    /// Columns without a total, because nothing was measured there.
    public List<Option> unranked() {
        return options.stream().filter(option -> !decision.totals().containsKey(option.id())).toList();
    }
}
