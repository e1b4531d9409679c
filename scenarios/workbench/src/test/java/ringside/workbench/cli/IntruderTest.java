package ringside.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.workbench.Installation;
import ringside.workbench.image.LaneImages;

/// A hostile program of the microkernel, built for the test alone: what it holds no capability for is not there.
class IntruderTest {
    private static final Path SOURCE = Path.of("src/test/hostile/guest/app/Intruder.java");
    private static final int SUCCESS = 1;

    @TempDir
    private Path folder;

    @Test
    void whatIsNotHeldIsRefusedWhileTwoClientsAreServed() throws Exception {
        var image = folder.resolve("micro.elf");
        Files.write(image, LaneImages.into(folder.resolve("images"), withIntruder()).image("micro").kernel().elf());
        var out = new ByteArrayOutputStream();
        var terminal = new Terminal(new ByteArrayInputStream(new byte[0]), new PrintStream(out, true, StandardCharsets.ISO_8859_1),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.ISO_8859_1));
        int status = new Ringside(terminal).run("machine", image.toString(), "--append",
                "run=/bin/intruder;/bin/reader,/data/poem,4;/bin/reader,/data/poem,4,100");
        assertThat(out.toString(StandardCharsets.ISO_8859_1).lines()).containsSubsequence(
                "intruder: refused 557 of 557", "intruder: an operation that files have not: ENOSYS")
                .filteredOn(line -> line.startsWith("reader: /data/poem: 4 reads")).hasSize(2);
        assertThat(status).isEqualTo(SUCCESS);
    }

    /// The microkernel alone: no other lane could compile the program.
    private Installation withIntruder() throws Exception {
        var found = Installation.found();
        var others = found.guestPath().stream().filter(path -> Files.exists(path.resolve("architecture.json")) && !path.toString().contains("arch-micro"))
                .toList();
        var path = found.guestPath().stream().filter(entry -> !others.contains(entry)).toList();
        var classes = Files.createDirectory(folder.resolve("classes"));
        var messages = new StringWriter();
        int status = ToolProvider.findFirst("javac").orElseThrow().run(new PrintWriter(messages), new PrintWriter(messages), "-g", "--release", "25",
                "-d", classes.toString(), "-classpath", String.join(File.pathSeparator, path.stream().map(Path::toString).toList()),
                SOURCE.toString());
        assertThat(status).as(messages.toString()).isZero();
        return new Installation(Stream.concat(path.stream(), Stream.of(classes)).toList(), found.library(), Optional.empty(), folder.resolve("cache"));
    }
}
