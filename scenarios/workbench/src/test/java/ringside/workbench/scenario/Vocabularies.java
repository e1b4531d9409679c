package ringside.workbench.scenario;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import ringside.workbench.Problem;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.architecture.ArchitectureReader;

/// Names for tests: every architecture the project describes.
public final class Vocabularies {
    private Vocabularies() {}

    public static Vocabulary of(Set<String> metrics) throws Problem {
        Map<String, Architecture> lanes = new LinkedHashMap<>();
        for (File folder : new File("../..").listFiles(file -> file.getName().startsWith("arch-"))) {
            var lane = ArchitectureReader.read(folder.toPath().resolve("architecture.json"));
            lanes.put(lane.id(), lane);
        }
        return new Vocabulary(lanes, Set.of("reader", "sleeper"), metrics, Set.of("flat", "teaching-default"));
    }
}
