package ringside.workbench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import ringside.workbench.Problem;

/// Writes files so that each appears complete or not at all.
public final class OutputFolder {
    private OutputFolder() {}

    public static void write(Path file, String text) throws Problem {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    public static void write(Path file, byte[] bytes) throws Problem {
        var folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            var fresh = folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
            try {
                Files.write(fresh, bytes);
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException unwritable) {
            throw new Problem(Problem.Kind.USAGE, file + ": cannot be written (" + unwritable.getMessage()
                    + "): choose another place with --out", unwritable);
        }
    }
}
