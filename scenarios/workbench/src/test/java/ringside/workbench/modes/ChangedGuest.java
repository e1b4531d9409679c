package ringside.workbench.modes;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ringside.workbench.Installation;
import ringside.workbench.Problem;

/// A guest class with one line changed, compiled and put before the class it replaces.
public record ChangedGuest(Path folder) {

    /// Replaces `right` by `wrong` in the source file at `source` and compiles it into a subfolder of [#folder].
    ///
    /// @param first classes to be found before the usual ones
    public Path compile(Path source, String right, String wrong, Path... first) throws IOException {
        var text = Files.readString(source);
        if (!text.contains(right)) {
            throw new IOException(source + " has no longer the text " + right);
        }
        var changed = Files.createDirectories(folder.resolve("source")).resolve(source.getFileName());
        Files.writeString(changed, text.replace(right, wrong));
        var classes = Files.createDirectories(folder.resolve("classes"));
        var messages = new StringWriter();
        var writer = new PrintWriter(messages);
        int status = ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, "-g", "--release", "25", "-d", classes.toString(),
                "-classpath",
                Stream.concat(Stream.of(first).map(Path::toString), Stream.of(System.getProperty("ringside.guest"))).collect(Collectors.joining(File.pathSeparator)),
                changed.toString());
        if (status != 0) {
            throw new IOException(messages.toString());
        }
        return classes;
    }

    /// The usual installation with `classes` found first among those all lanes share.
    public Installation before(Path classes) throws Problem {
        var usual = Installation.found();
        return new Installation(Stream.concat(Stream.of(classes), usual.guestPath().stream()).toList(), usual.library(), Optional.empty(),
                folder.resolve("cache"));
    }

    /// Copies what is below `from` over what is below `to`.
    public static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                var target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
