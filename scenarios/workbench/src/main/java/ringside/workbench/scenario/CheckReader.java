package ringside.workbench.scenario;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import ringside.workbench.Problem;
import ringside.workbench.json.Choices;
import ringside.workbench.json.JsonValue;
import ringside.workbench.scenario.Check.Comparison;
import ringside.workbench.scenario.Check.Kind;

/// Reads the `checks` of a scenario.
///
/// ```json
/// { "id": "crossings", "kind": "invariant", "lanes": ["mono"], "metric": "ringChanges", "per": "request", "op": "==", "value": 2 }
/// { "id": "console",   "kind": "invariant", "same": "console" }
/// { "id": "ends",      "kind": "invariant", "outcome": "success" }
/// ```
final class CheckReader {
    private static final Map<String, Kind> KINDS = Choices.of(entry("invariant", Kind.INVARIANT), entry("expect", Kind.EXPECT));
    private static final Map<String, Form> SAMENESS =
            Choices.of(entry("console", Check.SameConsole::new), entry("lines", Check.SameLines::new));
    private static final Map<String, Form> OUTCOMES =
            Choices.of(entry("success", Check.Succeeds::new), entry("success-or-refused", Check.SucceedsOrRefuses::new),
                    entry("refused", Check.Refuses::new));
    private static final Map<String, Boolean> SCOPES = Choices.of(entry("request", true), entry("run", false));

    /// A check that needs no more than its id, kind and lanes.
    @FunctionalInterface
    private interface Form {
        Check of(String id, Kind kind, List<String> lanes);
    }

    private final Vocabulary vocabulary;
    private final List<String> lanesOfScenario;

    CheckReader(Vocabulary vocabulary, List<String> lanesOfScenario) {
        this.vocabulary = vocabulary;
        this.lanesOfScenario = lanesOfScenario;
    }

    List<Check> read(JsonValue top) throws Problem {
        var ids = new HashSet<String>();
        var checks = new ArrayList<Check>();
        for (JsonValue item : top.itemsOf("checks")) {
            if (!ids.add(item.member("id").name())) {
                throw item.member("id").problem("there is already a check \"" + item.member("id").text() + "\"; choose another id");
            }
            checks.add(check(item));
        }
        return List.copyOf(checks);
    }

    private Check check(JsonValue item) throws Problem {
        var id = item.member("id").text();
        var kind = item.member("kind").choice(KINDS);
        var lanes = new ArrayList<String>();
        for (JsonValue lane : item.itemsOf("lanes")) {
            lanes.add(ScenarioReader.known(lane, new LinkedHashSet<>(lanesOfScenario), "lane of this scenario"));
        }
        if (item.optional("same").isPresent()) {
            return item.member("same").choice(SAMENESS).of(id, kind, List.copyOf(lanes));
        }
        if (item.optional("outcome").isPresent()) {
            return item.member("outcome").choice(OUTCOMES).of(id, kind, List.copyOf(lanes));
        }
        if (item.optional("metric").isEmpty()) {
            throw item.problem("a check needs one of \"metric\", \"same\", \"outcome\"");
        }
        return new Check.Metric(id, kind, List.copyOf(lanes),
                ScenarioReader.known(item.member("metric"), vocabulary.metrics(), "metric"),
                item.optional("per").isPresent() && item.member("per").choice(SCOPES),
                item.member("op").choice(comparisons()),
                item.member("value").number());
    }

    private static Map<String, Comparison> comparisons() {
        var comparisons = new LinkedHashMap<String, Comparison>();
        for (Comparison comparison : Comparison.values()) {
            comparisons.put(comparison.symbol(), comparison);
        }
        return comparisons;
    }
}
