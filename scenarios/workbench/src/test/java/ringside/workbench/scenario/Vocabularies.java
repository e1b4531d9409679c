package ringside.workbench.scenario;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import ringside.workbench.Problem;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.architecture.ArchitectureReader;

/// Names for tests: the lanes of the project's own files, of which only frame has knobs.
public final class Vocabularies {
    private Vocabularies() {}

    public static Vocabulary of(Set<String> metrics) throws Problem {
        Map<String, Architecture> lanes = new LinkedHashMap<>();
        for (String folder : new String[] {"arch-monolithic", "arch-micro", "arch-frame"}) {
            var lane = ArchitectureReader.read(Path.of("../..", folder, "architecture.json"));
            lanes.put(lane.id(), lane);
        }
        return new Vocabulary(lanes, Set.of("reader", "sleeper"), metrics, Set.of("flat", "teaching-default"));
    }
}
