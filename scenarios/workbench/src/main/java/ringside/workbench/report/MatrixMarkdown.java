package ringside.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import ringside.workbench.matrix.CellKind;
import ringside.workbench.matrix.Evidence;
import ringside.workbench.matrix.FlipPoint;
import ringside.workbench.matrix.Matrix;
import ringside.workbench.matrix.MatrixCell;
import ringside.workbench.matrix.Option;
import ringside.workbench.matrix.Presets;
import ringside.workbench.matrix.Rating;

/// `matrix.md`, which is also what people see in a terminal: columns are padded.
public final class MatrixMarkdown {
    private static final int HASH_DIGITS = 12;
    private final Matrix matrix;
    private final StringBuilder out = new StringBuilder();

    private MatrixMarkdown(Matrix matrix) {
        this.matrix = matrix;
    }

    public static String of(Matrix matrix) {
        return new MatrixMarkdown(matrix).print();
    }

    private String print() {
        line("# Decision matrix");
        line("");
        line("Generated " + matrix.generated() + ". Cost table " + (matrix.costTable().name().isEmpty() ? "none" : matrix.costTable().name() + " ("
                + matrix.costTable().sha256().substring(0, HASH_DIGITS) + ")") + ". Formulas mapping.json (SHA-256 " + matrix.mappingSha256() + ").");
        line("Weights: " + matrix.decision().weights().name() + ". All weights are Ringside's or the user's; no source gives any.");
        line("");
        table();
        line("");
        line("Scores go from 1 to 5, higher is better; behind the stroke stands the published rating.");
        line("◆ counted or observed here, ◇ modelled: depends on the cost table, ▢ literature, ! a plus sign or more from the published rating.");
        line("Rows without a score are excluded for that column and the other weights renormalised; \"covered\" is the part of the weights that is left.");
        line("");
        outcome();
        presets();
        formulas();
        evidence();
        return out.toString();
    }

    private void table() {
        var shares = matrix.decision().weights().normalised();
        var rows = new ArrayList<List<String>>();
        rows.add(row("Property (higher = better)", "weight", Option::label));
        for (var criterion : matrix.criteria()) {
            rows.add(row(criterion.title(), percent(shares.get(criterion.id())),
                    option -> cell(matrix.cell(criterion.id(), option.id()))));
        }
        rows.add(row("TOTAL", "", option -> number(matrix.decision().totals().get(option.id()), "%.2f")));
        rows.add(row("covered", "", option -> number(matrix.decision().coverage().get(option.id()), "%.0f %%", 100)));
        aligned(rows);
    }

    private List<String> row(String name, String weight, Function<Option, String> cell) {
        var row = new ArrayList<>(List.of(name, weight));
        matrix.options().forEach(option -> row.add(cell.apply(option)));
        return row;
    }

    private static String cell(MatrixCell cell) {
        var ours = cell.score().isPresent()
                ? String.format(Locale.ROOT, "%.1f %s%s", cell.score().getAsDouble(), cell.kind().sign(), cell.disagrees() ? "!" : "")
                : cell.kind().word();
        return cell.kind() == CellKind.LITERATURE ? ours : ours + " / " + cell.published().map(Rating::plus).orElse("none");
    }

    private static String number(Double value, String format) {
        return number(value, format, 1);
    }

    private static String number(Double value, String format, double scale) {
        return value == null ? "" : String.format(Locale.ROOT, format, value * scale);
    }

    private void outcome() {
        var decision = matrix.decision();
        if (decision.ranking().isEmpty()) {
            line("No column can be ranked: nothing was measured.");
        } else {
            line("Ranking: " + String.join(", ", decision.ranking()) + ".");
            for (FlipPoint flip : decision.flips()) {
                line("- flips to " + flip.newWinner() + " if the weight of " + flip.criterion() + (flip.direction() == FlipPoint.Direction.ABOVE
                        ? " rises above " : " falls below ") + percent(flip.at()));
            }
            line("- with every weight off by up to " + percent(decision.robustness().weightNoise()) + ": "
                    + String.join(", ", decision.robustness().winnerShare().entrySet().stream()
                            .map(share -> share.getKey() + " wins " + percent(share.getValue())).toList())
                    + " of " + decision.robustness().samples() + " samples");
        }
        if (!matrix.unranked().isEmpty()) {
            line("- not ranked, because nothing was measured: " + String.join(", ", matrix.unranked().stream().map(Option::id).toList()));
        }
        line("");
    }

    private void presets() {
        line("## Published advice, under Ringside's reading of it as weights");
        line("");
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("weights", "statement", "advice", "winner here"));
        for (Presets.Preset preset : matrix.presets()) {
            rows.add(List.of(preset.id(), preset.statement(), preset.recommends().isEmpty() ? "none" : preset.recommends(),
                    matrix.winner(preset).orElse("not measured")));
        }
        aligned(rows);
        line("");
    }

    private void formulas() {
        line("## Formulas");
        line("");
        for (var criterion : matrix.criteria()) {
            line("- " + criterion.title() + ": " + matrix.cells().stream().filter(cell -> cell.criterion().equals(criterion))
                    .findFirst().map(MatrixCell::map).orElse("") + ". " + criterion.note());
        }
        line("");
    }

    private void evidence() {
        line("## Evidence");
        line("");
        for (MatrixCell cell : matrix.cells()) {
            if (!cell.from().isEmpty() || !cell.note().isEmpty()) {
                var figures = String.join(", ", cell.from().stream()
                        .map(each -> each.metric() + " " + Figures.grouped(each.value()) + " " + each.unit()).toList());
                var sources = String.join(", ", cell.from().stream().map(MatrixMarkdown::source).distinct().toList());
                line("- " + cell.criterion().label() + ", " + cell.option() + ": " + (figures.isEmpty() ? "" : figures + " (" + sources + ")")
                        + (figures.isEmpty() || cell.note().isEmpty() ? "" : "; ") + cell.note());
            }
        }
    }

    private static String source(Evidence evidence) {
        var hash = evidence.traceHash().substring(0, Math.min(HASH_DIGITS, evidence.traceHash().length()));
        return (evidence.scenario() + " " + hash).stripTrailing();
    }

    private void aligned(List<List<String>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            var padded = new StringBuilder("|");
            for (int column = 0; column < rows.get(i).size(); column++) {
                padded.append(' ').append(pad(rows.get(i).get(column), width(rows, column), ' ')).append(" |");
            }
            line(padded.toString());
            if (i == 0) {
                var rule = new StringBuilder("|");
                for (int column = 0; column < rows.getFirst().size(); column++) {
                    rule.append(pad("", width(rows, column) + 2, '-')).append('|');
                }
                line(rule.toString());
            }
        }
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String pad(String text, int width, char filler) {
        return text + String.valueOf(filler).repeat(width - text.length());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
