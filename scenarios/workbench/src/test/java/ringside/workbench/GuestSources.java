package ringside.workbench;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Guest programs that belong to a test.
public final class GuestSources {
    private GuestSources() {}

    /// Compiles the sources below `sources` against the classes in `lane` (a folder or jar), then all guest classes.
    public static void compile(Path sources, Path output, Path lane) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-g", "--release", "25", "-d", output.toString(),
                "-classpath", lane + File.pathSeparator + System.getProperty("ringside.guest")));
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
