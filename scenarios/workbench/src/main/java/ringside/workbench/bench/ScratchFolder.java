package ringside.workbench.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import ringside.workbench.Problem;

/// A folder that is gone after use.
record ScratchFolder(Path path) implements AutoCloseable {

    /// @param name how its name begins
    ScratchFolder(String name) throws Problem {
        this(created(name));
    }

    private static Path created(String name) throws Problem {
        try {
            return Files.createTempDirectory(name);
        } catch (IOException unwritable) {
            throw notWritable(unwritable);
        }
    }

    /// Writes a file below the folder.
    void write(String name, byte[] content) throws Problem {
        try {
            Files.createDirectories(path.resolve(name).getParent());
            Files.write(path.resolve(name), content);
        } catch (IOException unwritable) {
            throw notWritable(unwritable);
        }
    }

    @Override
    public void close() throws Problem {
        try (var files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException unwritable) {
            throw notWritable(unwritable);
        }
    }

    private static Problem notWritable(IOException cause) {
        return new Problem(Problem.Kind.LIMIT, "images cannot be kept in the folder for temporary files (" + cause.getMessage()
                + "): set java.io.tmpdir to one that can be written", cause);
    }
}
