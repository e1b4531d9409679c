package ringside.workbench.matrix;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringside.workbench.Problem;
import ringside.workbench.image.ContentHash;
import ringside.workbench.json.Choices;
import ringside.workbench.json.JsonDocument;
import ringside.workbench.json.JsonValue;

/// The table `mapping.json`: one formula for each row, fixed before anything runs.
///
/// @param sha256 of the file, so that a matrix can be held against the judgement it was made by
public record Mapping(List<Row> rows, String sha256) {
    private static final String FILE = "mapping.json";
    private static final String FORMAT = "ringside.mapping";
    private static final Map<String, CellKind> KINDS = Choices.of(entry("measured", CellKind.MEASURED), entry("static", CellKind.STATIC),
            entry("modelled", CellKind.MODELLED), entry("literature", CellKind.LITERATURE));

    private static final Map<String, FaultRate.Held> HELD =
            Choices.of(entry("unharmed", FaultRate.Held.UNHARMED), entry("unharmed-or-stopped", FaultRate.Held.UNHARMED_OR_STOPPED));
    private static final int MOST_FAULTS = 10_000;

    /// @param kind of a cell of this row that has evidence
    public record Row(Criterion criterion, CellKind kind, Formula formula) {}

    /// The table that travels with the product.
    public static Mapping shipped() throws Problem {
        return parse(FILE, CsvTable.text(FILE));
    }

    static Mapping parse(String file, String text) throws Problem {
        var rows = new ArrayList<Row>();
        for (JsonValue row : JsonDocument.parse(file, text, FORMAT).member("rows").items()) {
            rows.add(new Row(
                    new Criterion(row.member("id").name(), row.member("label").name(),
                            row.optional("reading").isPresent() ? row.member("reading").name() : "", row.member("note").name()),
                    row.member("kind").choice(KINDS),
                    formula(row.member("formula"))));
        }
        return new Mapping(List.copyOf(rows), ContentHash.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    @FunctionalInterface
    private interface Form {
        Formula read(JsonValue formula) throws Problem;
    }

    private static Formula formula(JsonValue formula) throws Problem {
        return formula.member("type").choice(Choices.<Form>of(
                entry("relative-to-best", Mapping::relative),
                entry("served-share", each -> new Formula.ServedShare(each.member("scenario").name())),
                entry("fault-share", Mapping::faults),
                entry("published", Mapping::published))).read(formula);
    }

    private static Formula relative(JsonValue formula) throws Problem {
        var plus = formula.optional("plus");
        return new Formula.RelativeToBest(formula.member("scenario").name(), formula.names("metrics"),
                plus.isPresent() ? plus.get().number() : 0, formula.member("worst").number());
    }

    private static Formula faults(JsonValue formula) throws Problem {
        return new Formula.FaultShare(formula.member("suite").name(), (int) formula.member("count").whole(1, MOST_FAULTS),
                (int) formula.member("atLeast").whole(1, MOST_FAULTS), formula.member("held").choice(HELD));
    }

    private static Formula published(JsonValue formula) throws Problem {
        var proxy = formula.optional("proxy");
        return new Formula.Published(proxy.isPresent()
                ? Optional.of(new Formula.Published.Proxy(proxy.get().member("scenario").name(), proxy.get().member("metric").name()))
                : Optional.empty());
    }

    public List<Criterion> criteria() {
        return rows.stream().map(Row::criterion).toList();
    }

    /// Ids of the scenarios that must be run.
    List<String> scenarios() {
        return rows.stream().map(row -> row.formula().scenario()).flatMap(Optional::stream).distinct().toList();
    }

    /// Whether a formula asks how many programs of the scenario were served.
    boolean countsServed(String scenario) {
        return rows.stream().anyMatch(row -> row.formula() instanceof Formula.ServedShare(var from) && from.equals(scenario));
    }

    /// The suites of faults that must be run.
    List<Formula.FaultShare> suites() {
        return rows.stream().map(Row::formula).filter(Formula.FaultShare.class::isInstance).map(Formula.FaultShare.class::cast).toList();
    }
}
