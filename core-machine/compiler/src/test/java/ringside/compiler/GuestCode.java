package ringside.compiler;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Guest class files for a test: the real `guest` and `shared` sources, the test programs, and what a test adds.
final class GuestCode {
    private static final Path GUEST = Path.of("../guest/src/main/java");
    private static final Path SHARED = Path.of("../shared/src/main/java");
    static final Path PROGRAMS = Path.of("src/test/resources");

    private final List<Path> classPath;

    private GuestCode(List<Path> classPath) {
        this.classPath = classPath;
    }

    /// The library alone: `guest.lang`, `guest.raw`, `guest.port`, `guest.lib` and `shared`.
    static GuestCode library(Path folder) {
        var files = new ArrayList<Path>();
        for (String room : List.of("lang", "raw", "port", "lib")) files.addAll(sources(GUEST.resolve("guest").resolve(room)));
        files.addAll(sources(SHARED.resolve("shared")));
        Path library = folder.resolve("library");
        javac(library, List.of(), files);
        return new GuestCode(List.of(library));
    }

    static List<Path> sources(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// This code with more classes from source files.
    GuestCode with(Path output, Collection<Path> files) {
        javac(output, classPath, files);
        var longer = new ArrayList<>(List.of(output));
        longer.addAll(classPath);
        return new GuestCode(List.copyOf(longer));
    }

    /// This code with more classes from text, by path without suffix: `guest/app/Demo`.
    GuestCode with(Path folder, Map<String, String> sources) {
        try {
            var files = new ArrayList<Path>();
            for (var source : sources.entrySet()) {
                Path file = folder.resolve("source").resolve(source.getKey() + ".java");
                Files.createDirectories(file.getParent());
                files.add(Files.writeString(file, source.getValue()));
            }
            return with(folder.resolve("classes"), files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> classPath() {
        return classPath;
    }

    private static void javac(Path output, List<Path> classPath, Collection<Path> files) {
        var arguments = new ArrayList<>(List.of("-g", "-nowarn", "-proc:none", "-d", output.toString()));
        arguments.addAll(List.of("-cp",
                String.join(java.io.File.pathSeparator, classPath.stream().map(Path::toString).toList())));
        files.forEach(file -> arguments.add(file.toString()));
        var messages = new StringWriter();
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        if (javac.run(new PrintWriter(messages), new PrintWriter(messages), arguments.toArray(String[]::new)) != 0) {
            throw new AssertionError(messages);
        }
    }
}
