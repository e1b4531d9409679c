package ringside.workbench.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Guest code is compiled against guest classes alone, so that a host import is javac's error, not a reviewer's.
class SeparationTest {
    @Test
    void guestCodeThatImportsTheMachineFailsInJavac(@TempDir Path folder) throws Exception {
        Path sources = source(folder, "ringside.machine.Machine", "Machine machine;");
        assertThatThrownBy(() -> ScratchService.compile(sources, folder.resolve("classes")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Spy.java:2: error: package ringside.machine does not exist");
    }

    @Test
    void guestCodeThatImportsAPortCompiles(@TempDir Path folder) throws Exception {
        Path sources = source(folder, "guest.port.Buffer", "Buffer buffer;");
        Path classes = folder.resolve("classes");
        ScratchService.compile(sources, classes);
        assertThat(classes.resolve("guest/service/spy/Spy.class")).exists();
    }

    private static Path source(Path folder, String imported, String member) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Files.writeString(sources.resolve("Spy.java"), """
                package guest.service.spy;
                import %s;
                final class Spy {
                    %s
                }
                """.formatted(imported, member));
        return sources;
    }
}
