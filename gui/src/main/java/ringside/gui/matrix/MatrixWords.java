package ringside.gui.matrix;

import java.util.Locale;
import java.util.stream.Collectors;
import ringside.workbench.matrix.CellKind;
import ringside.workbench.matrix.Decision;
import ringside.workbench.matrix.Evidence;
import ringside.workbench.matrix.FlipPoint;
import ringside.workbench.matrix.Matrix;
import ringside.workbench.matrix.MatrixCell;
import ringside.workbench.matrix.Rating;

/// The matrix in words and figures.
final class MatrixWords {
    private static final int HASH_DIGITS = 12;

    private MatrixWords() {}

    /// Score, plus signs and kind, or why there is no score.
    static String own(MatrixCell cell) {
        String kind = cell.kind().sign().isEmpty() ? cell.kind().word() : cell.kind().sign() + " " + cell.kind().word();
        return cell.score().isPresent() ? score(cell.score().getAsDouble()) + "  " + kind : kind;
    }

    /// The sign where our score is far from it stands here, so that it is seen in every column width.
    static String published(MatrixCell cell) {
        return cell.published().map(Rating::plus).map(plus -> "published " + plus + (cell.disagrees() ? " ≠" : "")).orElse("not published");
    }

    static String score(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String total(Decision decision, String option) {
        Double total = decision.totals().get(option);
        return total == null ? "no total" : String.format(Locale.ROOT, "%.2f", total);
    }

    /// Which part of the weights the total rests on.
    static String coverage(Decision decision, String option) {
        return "from " + percent(decision.coverage().getOrDefault(option, 0.0)) + " of the weights";
    }

    static String ranking(Matrix matrix) {
        Decision decision = matrix.decision();
        if (decision.ranking().isEmpty()) {
            return "Nothing can be ranked: no lane has a score.";
        }
        String order = decision.ranking().stream().map(option -> option + " " + total(decision, option)).collect(Collectors.joining(" > "));
        String rest = matrix.unranked().isEmpty() ? "" : "; not ranked: "
                + matrix.unranked().stream().map(option -> option.id()).collect(Collectors.joining(", "));
        return "Ranking: " + order + rest + ".";
    }

    static String flips(Matrix matrix) {
        Decision decision = matrix.decision();
        String share = decision.robustness().winnerShare().entrySet().stream()
                .map(entry -> entry.getKey() + " " + percent(entry.getValue())).collect(Collectors.joining(", "));
        String robust = share.isEmpty() ? "" : " Winner with every weight off by up to " + percent(decision.robustness().weightNoise()) + ": " + share + ".";
        if (decision.flips().isEmpty()) {
            return "No single weight changes the winner." + robust;
        }
        return "The winner changes to " + decision.flips().stream().map(flip -> flip(matrix, flip)).collect(Collectors.joining("; ")) + "." + robust;
    }

    private static String flip(Matrix matrix, FlipPoint flip) {
        String label = matrix.criteria().stream().filter(each -> each.id().equals(flip.criterion())).findFirst().orElseThrow().label();
        String side = flip.direction() == FlipPoint.Direction.ABOVE ? " above " : " below ";
        return flip.newWinner() + " with " + label + side + percent(flip.at());
    }

    static String evidence(Evidence from) {
        String value = String.format(Locale.ROOT, from.value() == Math.rint(from.value()) ? "%.0f" : "%.4g", from.value());
        return from.scenario() + " " + from.metric() + " = " + value + " " + from.unit() + ", trace "
                + from.traceHash().substring(0, Math.min(HASH_DIGITS, from.traceHash().length()))
                + (from.costTable().isEmpty() ? "" : ", costs " + from.costTable());
    }

    static String legend() {
        return CellKind.MEASURED.sign() + " " + CellKind.MEASURED.word() + " or counted here   "
                + CellKind.MODELLED.sign() + " depends on a cost table   "
                + CellKind.LITERATURE.sign() + " literature only   ≠ a whole plus sign or more from the published rating";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share > 0 && share < 0.01 ? "%.1f %%" : "%.0f %%", share * 100);
    }
}
