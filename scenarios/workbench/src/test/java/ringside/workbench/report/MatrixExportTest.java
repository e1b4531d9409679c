package ringside.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import ringside.workbench.architecture.Architecture.Profile;
import ringside.workbench.matrix.CellKind;
import ringside.workbench.matrix.Criterion;
import ringside.workbench.matrix.Decision;
import ringside.workbench.matrix.Evidence;
import ringside.workbench.matrix.Matrix;
import ringside.workbench.matrix.MatrixCell;
import ringside.workbench.matrix.Option;
import ringside.workbench.matrix.Presets;
import ringside.workbench.matrix.Rating;
import ringside.workbench.matrix.Weights;

/// A small matrix against files written by hand.
class MatrixExportTest {
    private static final Criterion SPEED = new Criterion("speed", "Speed", "", "One read.");
    private static final Criterion EASE = new Criterion("ease", "Ease", "more plus signs = simpler", "Lines, a size.");

    private static MatrixCell cell(Criterion criterion, String option, CellKind kind, double score, List<Evidence> from, String plus, String note) {
        var rating = plus.startsWith("+") ? OptionalInt.of(plus.length()) : OptionalInt.empty();
        return new MatrixCell(criterion, option, kind, score > 0 ? OptionalDouble.of(score) : OptionalDouble.empty(), from, "the more the better",
                plus.isEmpty() ? Optional.empty() : Optional.of(new Rating(rating, plus, "a paper")), note);
    }

    private static Matrix matrix() {
        var fast = new Evidence("S01", "cycles", 940.75, "model cycles", "5e09a1938fcd76baff", "flat");
        var slow = new Evidence("S01", "cycles", 2859, "model cycles", "6ad7ae9d12029355fd", "flat");
        var cells = List.of(
                cell(SPEED, "x", CellKind.MODELLED, 5, List.of(fast), "+++", ""),
                cell(SPEED, "y", CellKind.MODELLED, 1.75, List.of(slow, slow), "++", "slow, and \"proud\" of it"),
                cell(EASE, "x", CellKind.NOT_APPLICABLE, 0, List.of(), "N/A", ""),
                cell(EASE, "y", CellKind.NOT_MEASURED, 0, List.of(), "—", "nobody looked"));
        var ratios = new LinkedHashMap<String, Double>();
        ratios.put("speed", 3.0);
        ratios.put("ease", 1.0);
        var weights = new Weights("mine", ratios);
        var speedAlone = new Weights("fast", ratios).with("speed", 1).with("ease", 0);
        return new Matrix(Instant.parse("2026-11-21T10:00:00Z"), new Matrix.CostTableName("flat", "0123456789abcdef"), "abc123",
                List.of(SPEED, EASE), List.of(new Option("x", "The X", Optional.of(Profile.OPTIMISED)), new Option("y", "The Y", Optional.of(Profile.OPTIMISED))), cells,
                List.of(new Presets.Preset("fast", "Speed is all", "x", "a paper", speedAlone)),
                Decision.of(cells, weights));
    }

    private static String golden(String name) throws Exception {
        try (var in = MatrixExportTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void markdownIsAlignedAndSaysWhereEveryNumberComesFrom() throws Exception {
        assertThat(MatrixMarkdown.of(matrix())).isEqualTo(golden("matrix.md"));
    }

    @Test
    void csvHasOneRowForEachCellAndQuotesWhatNeedsIt() throws Exception {
        assertThat(MatrixCsv.of(matrix())).isEqualTo(golden("matrix.csv").replace("\r\n", "\n").replace("\n", "\r\n"));
    }

    @Test
    void jsonHasTheKeysItPromises() throws Exception {
        assertThat(MatrixJson.of(matrix())).isEqualTo(golden("matrix.json"));
    }
}
