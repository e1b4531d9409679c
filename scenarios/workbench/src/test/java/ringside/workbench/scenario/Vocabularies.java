package ringside.workbench.scenario;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ringside.workbench.Problem;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.architecture.ArchitectureReader;

/// Names for tests, from the project's own files.
public final class Vocabularies {
    private Vocabularies() {}

    /// Three lanes, of which micro has no knobs.
    public static Vocabulary of(Set<String> metrics) throws Problem {
        return of(metrics, List.of("arch-monolithic", "arch-micro", "arch-frame"));
    }

    /// Every lane the project describes.
    public static Vocabulary complete(Set<String> metrics) throws Problem {
        return of(metrics, List.of(new File("../..").list((folder, name) -> name.startsWith("arch-"))));
    }

    private static Vocabulary of(Set<String> metrics, List<String> folders) throws Problem {
        Map<String, Architecture> lanes = new LinkedHashMap<>();
        for (String folder : folders) {
            var lane = ArchitectureReader.read(Path.of("../..", folder, "architecture.json"));
            lanes.put(lane.id(), lane);
        }
        return new Vocabulary(lanes, Set.of("reader", "sleeper"), metrics, Set.of("flat", "teaching-default"));
    }
}
