package ringside.workbench.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import ringside.workbench.matrix.Decision;
import ringside.workbench.matrix.Evidence;
import ringside.workbench.matrix.Matrix;
import ringside.workbench.matrix.MatrixCell;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `matrix.json`, the authoritative export. The keys are a promise: they change only with a version step.
public final class MatrixJson {
    private static final String VERSION = "1.0";
    private static final int DECIMALS = 6;

    private MatrixJson() {}

    public static String of(Matrix matrix) {
        var top = JsonText.object();
        top.put("format", "ringside.matrix").put("version", VERSION).put("generated", matrix.generated().toString());
        top.putObject("costTable").put("name", matrix.costTable().name()).put("sha256", matrix.costTable().sha256());
        top.putObject("mapping").put("sha256", matrix.mappingSha256());
        top.put("naPolicy", Decision.NA_POLICY).put("weights", matrix.decision().weights().name());
        criteria(matrix, top.putArray("criteria"));
        var options = top.putArray("options");
        matrix.options().forEach(option -> options.add(option.id()));
        var profiles = top.putObject("profiles");
        matrix.options().forEach(option -> option.profile().ifPresent(profile -> profiles.put(option.id(), profile.word())));
        var cells = top.putArray("cells");
        matrix.cells().forEach(cell -> describe(cell, cells.addObject()));
        decision(matrix.decision(), top);
        presets(matrix, top.putArray("presets"));
        return JsonText.of(top);
    }

    private static void criteria(Matrix matrix, ArrayNode criteria) {
        var shares = matrix.decision().weights().normalised();
        matrix.criteria().forEach(criterion -> criteria.addObject()
                .put("id", criterion.id()).put("label", criterion.label()).put("direction", "higher-better").put("reading", criterion.reading())
                .put("weight", rounded(shares.get(criterion.id()))).put("note", criterion.note()));
    }

    private static void describe(MatrixCell cell, ObjectNode node) {
        node.put("criterion", cell.criterion().id()).put("option", cell.option());
        if (cell.score().isPresent()) {
            node.put("score", rounded(cell.score().getAsDouble()));
        } else {
            node.putNull("score");
        }
        node.put("plus", cell.plus()).put("kind", cell.kind().word());
        var from = node.putArray("from");
        for (Evidence evidence : cell.from()) {
            var figure = from.addObject().put("scenario", evidence.scenario()).put("metric", evidence.metric());
            JsonText.number(figure, "value", evidence.value());
            figure.put("unit", evidence.unit()).put("traceHash", evidence.traceHash()).put("costTable", evidence.costTable());
        }
        node.put("map", cell.map());
        cell.published().ifPresentOrElse(
                rating -> node.putObject("literature").put("plus", rating.plus()).put("source", rating.source()),
                () -> node.putNull("literature"));
        node.put("disagrees", cell.disagrees()).put("note", cell.note());
    }

    private static void decision(Decision decision, ObjectNode top) {
        numbers(top.putObject("totals"), decision.totals());
        numbers(top.putObject("coverage"), decision.coverage());
        var ranking = top.putArray("ranking");
        decision.ranking().forEach(ranking::add);
        var flips = top.putArray("flips");
        decision.flips().forEach(flip -> flips.addObject()
                .put("criterion", flip.criterion())
                .put("direction", switch (flip.direction()) {
                    case ABOVE -> "above";
                    case BELOW -> "below";
                })
                .put("at", rounded(flip.at())).put("newWinner", flip.newWinner()));
        var robustness = top.putObject("robustness")
                .put("weightNoise", decision.robustness().weightNoise()).put("samples", decision.robustness().samples());
        numbers(robustness.putObject("winnerShare"), decision.robustness().winnerShare());
    }

    private static void presets(Matrix matrix, ArrayNode presets) {
        for (var preset : matrix.presets()) {
            var node = presets.addObject().put("id", preset.id()).put("statement", preset.statement())
                    .put("recommends", preset.recommends()).put("source", preset.source());
            numbers(node.putObject("weights"), preset.weights().normalised());
            matrix.winner(preset).ifPresentOrElse(winner -> node.put("winner", winner), () -> node.putNull("winner"));
        }
    }

    private static void numbers(ObjectNode node, Map<String, Double> values) {
        values.forEach((name, value) -> node.put(name, rounded(value)));
    }

    private static BigDecimal rounded(double value) {
        var rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
