package ringside.workbench.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import ringside.workbench.Problem;
import ringside.workbench.json.JsonDocument;

/// The scenarios that come with Ringside, and those the user has in files.
public final class Library {
    public static final String SUFFIX = ".ring.json";

    private final Path folder;
    private final ScenarioReader reader;

    public Library(Path folder, ScenarioReader reader) {
        this.folder = folder;
        this.reader = reader;
    }

    /// Ids of all scenarios of the library, also of those that cannot be read, in their order.
    public List<String> ids() throws Problem {
        return List.copyOf(files().keySet());
    }

    /// All scenarios of the library, in order of id.
    public List<Scenario> scenarios() throws Problem {
        var scenarios = new ArrayList<Scenario>();
        for (Path file : files().values()) {
            scenarios.add(reader.read(file));
        }
        return List.copyOf(scenarios);
    }

    /// A scenario by id, or from a file that ends in `.ring.json`.
    ///
    /// @throws Problem naming the scenarios there are
    public Scenario scenario(String idOrFile) throws Problem {
        if (idOrFile.endsWith(SUFFIX)) {
            return reader.read(Path.of(idOrFile));
        }
        var file = files().get(idOrFile);
        if (file == null) {
            throw new Problem(Problem.Kind.USAGE, "there is no scenario \"" + idOrFile + "\": choose from "
                    + (files().isEmpty() ? "none, the library is empty" : String.join(", ", files().keySet()))
                    + ", or name a file that ends in " + SUFFIX);
        }
        return reader.read(file);
    }

    /// The speaker notes of a scenario of the library, empty if it has none.
    public String notes(Scenario scenario) throws Problem {
        return scenario.notes().isPresent() ? JsonDocument.textOf(folder.resolve(scenario.notes().get())) : "";
    }

    /// Files by scenario id, which is the name before `.ring.json`.
    private SortedMap<String, Path> files() throws Problem {
        try (var paths = Files.list(folder)) {
            var files = new TreeMap<String, Path>();
            paths.filter(path -> path.getFileName().toString().endsWith(SUFFIX)).forEach(path -> {
                var name = path.getFileName().toString();
                files.put(name.substring(0, name.length() - SUFFIX.length()), path);
            });
            return files;
        } catch (IOException unreadable) {
            throw new Problem(Problem.Kind.USAGE, folder
                    + ": the scenario library is not there: build first, or correct the library folder", unreadable);
        }
    }
}
