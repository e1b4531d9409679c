package ringside.workbench.matrix;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ringside.workbench.Problem;
import ringside.workbench.json.JsonDocument;
import ringside.workbench.json.JsonValue;

/// Published recommendations, each with weights that are Ringside's reading of it; and weights from files.
///
/// A weights file is `{ "format": "ringside.weights", "version": "1.0", "name": "…", "weights": { "performance": 20, … } }` and names every row.
public final class Presets {
    private static final String FILE = "weights.json";
    private static final String FORMAT = "ringside.presets";
    private static final String USER_FORMAT = "ringside.weights";

    /// @param statement  what is needed
    /// @param recommends the published advice: a lane id, or a text
    /// @param source     of statement and advice, never of the weights
    public record Preset(String id, String statement, String recommends, String source, Weights weights) {}

    private final List<Preset> presets;
    private final List<Criterion> criteria;

    private Presets(List<Preset> presets, List<Criterion> criteria) {
        this.presets = presets;
        this.criteria = criteria;
    }

    /// Those that travel with the product.
    public static Presets shipped(List<Criterion> criteria) throws Problem {
        var weights = new LinkedHashMap<String, Weights>();
        for (JsonValue preset : JsonDocument.parse(FILE, CsvTable.text(FILE), FORMAT).member("presets").items()) {
            weights.put(preset.member("name").name(), read(preset, criteria));
        }
        var presets = new ArrayList<Preset>();
        for (Map<String, String> row : CsvTable.rows("presets.csv")) {
            presets.add(new Preset(row.get("id"), row.get("statement"), row.get("recommends"), row.get("source"), weights.get(row.get("id"))));
        }
        return new Presets(List.copyOf(presets), criteria);
    }

    public List<Preset> all() {
        return presets;
    }

    /// Weights by the name of a preset, or from a file.
    ///
    /// @throws Problem naming the presets there are, or what is wrong with the file
    public Weights named(String nameOrFile) throws Problem {
        var preset = presets.stream().filter(each -> each.id().equals(nameOrFile)).findFirst();
        if (preset.isPresent()) {
            return preset.get().weights();
        }
        var file = Path.of(nameOrFile);
        if (!Files.exists(file)) {
            throw new Problem(Problem.Kind.USAGE, "there are no weights \"" + nameOrFile + "\": choose from "
                    + presets.stream().map(Preset::id).collect(Collectors.joining(", ")) + ", or name a file");
        }
        return read(JsonDocument.read(file, USER_FORMAT), criteria);
    }

    private static Weights read(JsonValue top, List<Criterion> criteria) throws Problem {
        var given = top.member("weights");
        var ids = criteria.stream().map(Criterion::id).toList();
        for (var weight : given.members().entrySet()) {
            if (!ids.contains(weight.getKey())) {
                throw weight.getValue().problem("there is no row \"" + weight.getKey() + "\"; allowed: " + String.join(", ", ids));
            }
        }
        var weights = new LinkedHashMap<String, Double>();
        for (String id : ids) {
            var weight = given.member(id);
            if (weight.number() < 0) {
                throw weight.expected("a weight of 0 or more");
            }
            weights.put(id, weight.number());
        }
        if (weights.values().stream().allMatch(weight -> weight == 0)) {
            throw given.problem("every weight is 0; give one row a weight above 0");
        }
        return new Weights(top.member("name").name(), weights);
    }
}
