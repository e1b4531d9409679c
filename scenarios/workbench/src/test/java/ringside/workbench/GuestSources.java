package ringside.workbench;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Guest programs that belong to a test.
public final class GuestSources {
    private GuestSources() {}

    /// The guest classes that all architectures share.
    public static Stream<Path> shared() {
        return Arrays.stream(System.getProperty("ringside.guest").split(File.pathSeparator))
                .map(Path::of)
                .filter(folder -> Files.notExists(folder.resolve("architecture.json")));
    }

    /// Compiles the sources below `sources` against the guest classes in `classPath`.
    public static void compile(Path sources, Path output, Stream<Path> classPath) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-g", "--release", "25", "-d", output.toString(),
                "-classpath", classPath.map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        StringWriter messages = new StringWriter();
        PrintWriter writer = new PrintWriter(messages);
        int status = ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IOException(messages.toString());
        }
    }
}
