package ringside.workbench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
        return of(key -> Optional.ofNullable(System.getProperty(key)), key -> Optional.ofNullable(System.getenv(key)));
    }

    /// As [#found()], with properties and environment from elsewhere.
    static Installation of(Function<String, Optional<String>> property, Function<String, Optional<String>> environment) throws Problem {
        var home = property.apply("ringside.home").map(Path::of);
        var guest = property.apply("ringside.guest");
        var library = property.apply("ringside.library").map(Path::of);
        if (home.isEmpty() && (guest.isEmpty() || library.isEmpty())) {
            throw new Problem(Problem.Kind.USAGE,
                    "the installation is not known: start with the launcher ./ringside, or set -Dringside.home=FOLDER");
        }
        return new Installation(
                guest.isPresent() ? pathList(guest.get()) : jarsIn(home.get().resolve("guest")),
                library.isPresent() ? library.get() : home.get().resolve("library"),
                home.map(folder -> folder.resolve("images")),
                cacheFolder(property, environment));
    }

    /// This installation with the guest classes of `--arch` put first.
    public Installation withArchitecture(Path folderOrJar) throws Problem {
        if (!Files.exists(folderOrJar)) {
            throw new Problem(Problem.Kind.USAGE, folderOrJar
                    + ": there is no such folder or jar: --arch needs compiled guest classes with their architecture.json");
        }
        return new Installation(Stream.concat(Stream.of(folderOrJar), guestPath.stream()).toList(), library, images, cache);
    }

    /// As [#withArchitecture(Path)], for several.
    public Installation withArchitectures(List<Path> foldersAndJars) throws Problem {
        var installation = this;
        for (Path each : foldersAndJars) {
            installation = installation.withArchitecture(each);
        }
        return installation;
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

    /// `ringside.cache`, else `RINGSIDE_CACHE`, else `ringside` in `XDG_CACHE_HOME` or in `~/.cache`.
    private static Path cacheFolder(Function<String, Optional<String>> property, Function<String, Optional<String>> environment) {
        return property.apply("ringside.cache").or(() -> environment.apply("RINGSIDE_CACHE").filter(text -> !text.isBlank())).map(Path::of)
                .orElseGet(() -> environment.apply("XDG_CACHE_HOME").filter(text -> !text.isBlank()).map(Path::of)
                        .orElseGet(() -> Path.of(property.apply("user.home").orElse("."), ".cache"))
                        .resolve("ringside"));
    }
}
