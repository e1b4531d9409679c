package ringside.workbench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the parts of Ringside lie: guest classes, ready-made images, the scenario library, and the user's cache.
///
/// @param guestPath jars and folders of guest classes
/// @param library   folder of scenarios
/// @param images    folder of images built with the product, if there is one; never written by a command
/// @param cache     folder for images built on demand
public record Installation(List<Path> guestPath, Path library, Optional<Path> images, Path cache) {

    /// Finds the runnable folder by the system property `ringside.home`. Development and tests name the parts one by one:
    /// `ringside.guest` (a path list), `ringside.library`, and `ringside.cache`.
    public static Installation found() throws Problem {
        var home = Optional.ofNullable(System.getProperty("ringside.home")).map(Path::of);
        var guest = System.getProperty("ringside.guest");
        var library = System.getProperty("ringside.library");
        if (home.isEmpty() && (guest == null || library == null)) {
            throw new Problem(Problem.Kind.USAGE,
                    "the installation is not known: start with the launcher ./ringside, or set -Dringside.home=FOLDER");
        }
        return new Installation(
                guest == null ? jarsIn(home.get().resolve("guest")) : pathList(guest),
                library == null ? home.get().resolve("library") : Path.of(library),
                home.map(folder -> folder.resolve("images")),
                cacheFolder());
    }

    /// This installation with the guest classes of `--arch` put first.
    public Installation withArchitecture(Path folderOrJar) throws Problem {
        if (!Files.exists(folderOrJar)) {
            throw new Problem(Problem.Kind.USAGE, folderOrJar
                    + ": there is no such folder or jar: --arch needs compiled guest classes with their architecture.json");
        }
        return new Installation(Stream.concat(Stream.of(folderOrJar), guestPath.stream()).toList(), library, images, cache);
    }

    private static List<Path> pathList(String text) {
        return Arrays.stream(text.split(File.pathSeparator)).filter(part -> !part.isBlank()).map(Path::of).toList();
    }

    private static List<Path> jarsIn(Path folder) throws Problem {
        try (var entries = Files.list(folder)) {
            return entries.filter(path -> path.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException missing) {
            throw new Problem(Problem.Kind.USAGE, folder
                    + ": the guest classes are not there: build first (./ringside builds when needed)", missing);
        }
    }

    private static Path cacheFolder() {
        var property = System.getProperty("ringside.cache");
        if (property != null) {
            return Path.of(property);
        }
        var own = System.getenv("RINGSIDE_CACHE");
        if (own != null && !own.isBlank()) {
            return Path.of(own);
        }
        var shared = System.getenv("XDG_CACHE_HOME");
        var base = shared != null && !shared.isBlank() ? Path.of(shared) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("ringside");
    }
}
