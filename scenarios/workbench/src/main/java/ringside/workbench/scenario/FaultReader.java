package ringside.workbench.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import ringside.compiler.mutate.Mutation;
import ringside.workbench.Problem;
import ringside.workbench.fault.Fault;
import ringside.workbench.json.JsonValue;

/// Reads the `faults` of a scenario. Whether a site exists is asked when the images are built.
///
/// ```json
/// { "id": "wrong-index", "kind": "mutation", "site": "guest.service.fs.OpenFiles.file:51:index+1", "occurrence": 20,
///   "clones": { "multi": "files1" } }
/// ```
final class FaultReader {
    private static final int MOST_PASSES = 1_000_000_000;

    private final List<String> lanesOfScenario;

    FaultReader(List<String> lanesOfScenario) {
        this.lanesOfScenario = lanesOfScenario;
    }

    List<Fault> read(JsonValue top) throws Problem {
        var ids = new HashSet<String>();
        var faults = new ArrayList<Fault>();
        for (JsonValue item : top.itemsOf("faults")) {
            if (!ids.add(item.member("id").name())) {
                throw item.member("id").problem("there is already a fault \"" + item.member("id").text() + "\"; choose another id");
            }
            item.member("kind").choice(Map.of("mutation", "mutation"));
            var site = item.member("site");
            var mutation = Mutation.parse(site.text());
            if (mutation.isEmpty()) {
                throw site.expected("a mutation (package.Class.method:line: and index+N, index-N, guard-always, guard-never, null or loop)");
            }
            faults.add(new Fault(item.member("id").text(), mutation.get(), (int) item.member("occurrence").whole(1, MOST_PASSES), clones(item)));
        }
        return List.copyOf(faults);
    }

    private Map<String, String> clones(JsonValue item) throws Problem {
        var clones = new LinkedHashMap<String, String>();
        if (item.optional("clones").isPresent()) {
            for (var clone : item.member("clones").members().entrySet()) {
                if (!lanesOfScenario.contains(clone.getKey())) {
                    throw clone.getValue().problem("there is no lane \"" + clone.getKey() + "\" in this scenario; allowed: "
                            + String.join(", ", new LinkedHashSet<>(lanesOfScenario)));
                }
                clones.put(clone.getKey(), clone.getValue().name());
            }
        }
        return Map.copyOf(clones);
    }
}
