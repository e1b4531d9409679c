package ringside.workbench.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import ringside.workbench.matrix.Evidence;
import ringside.workbench.matrix.Matrix;
import ringside.workbench.matrix.MatrixCell;
import ringside.workbench.matrix.Rating;

/// `matrix.csv`: one row for each cell, as RFC 4180 has it. A cell with several figures lists them with "; " between.
public final class MatrixCsv {
    private static final String HEAD = "criterion,option,score,plus,kind,value,unit,scenario,metric,trace_hash,literature_plus,source,note\r\n";

    private MatrixCsv() {}

    public static String of(Matrix matrix) {
        return matrix.cells().stream().map(MatrixCsv::row).collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(MatrixCell cell) {
        return List.of(
                        cell.criterion().id(), cell.option(),
                        cell.score().isPresent() ? Figures.plain(cell.score().getAsDouble()) : "",
                        cell.plus(), cell.kind().word(),
                        each(cell, evidence -> Figures.plain(evidence.value())), each(cell, Evidence::unit),
                        each(cell, Evidence::scenario), each(cell, Evidence::metric), each(cell, Evidence::traceHash),
                        cell.published().map(Rating::plus).orElse(""), cell.published().map(Rating::source).orElse(""), cell.note())
                .stream().map(MatrixCsv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String each(MatrixCell cell, Function<Evidence, String> part) {
        return cell.from().stream().map(part).collect(Collectors.joining("; "));
    }

    private static String field(String text) {
        return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
