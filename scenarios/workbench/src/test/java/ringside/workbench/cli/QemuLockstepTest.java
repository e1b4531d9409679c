package ringside.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The same image on QEMU and on our machine: same text on COM1, same exit status. The proof that the machine is a PC.
class QemuLockstepTest {
    private static final String QEMU = "qemu-system-x86_64";
    private static final int SECONDS = 60;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "etc/init", value = {
        "mono  | 1 | etc/init                                | 1",
        "micro | 1 | etc/init                                | 1",
        "frame | 1 | etc/init                                | 1",
        "multi | 1 | etc/init                                | 1",
        "multi | 2 | etc/init                                | 1",
        "exo   | 1 | etc/init                                | 1",
        "mono  | 1 | run=/bin/badpointer,/data/poem          | 1",
        "micro | 1 | run=/bin/badpointer,/data/poem          | 1",
        "frame | 1 | run=/bin/badpointer,/data/poem          | 1",
        "multi | 2 | run=/bin/badpointer,/data/poem          | 1",
        "exo   | 1 | run=/bin/badpointer,/data/poem          | 1",
        "mono  | 1 | run=/bin/crash                           | 3",
        "micro | 1 | run=/bin/crash                           | 3",
        "frame | 1 | run=/bin/crash                           | 3",
        "multi | 2 | run=/bin/crash files=remote             | 3",
        "exo   | 1 | run=/bin/crash                           | 3",
        "mono  | 1 | run=/bin/writer,/notes,20                | 1",
        "micro | 1 | run=/bin/writer,/notes,20                | 1",
        "micro | 1 | run=/bin/lender,/notes,12                | 1",
        "frame | 1 | run=/bin/writer,/notes,20                | 1",
        "multi | 2 | run=/bin/writer,/notes,20 files=remote  | 1",
        "exo   | 1 | run=/bin/writer,/notes,20                | 1",
        "multi | 2 | run=/bin/reader,/data/poem,64 files=remote | 1",
    })
    void anImageSaysTheSameOnBothMachines(String lane, int cores, String commandLine, int status) throws Exception {
        bothMachines(List.of(lane), cores, commandLine, status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "etc/init", value = {
        "reader     | etc/init                                                        | 1",
        "reader     | run=/bin/reader,/data/poem,2;/bin/reader,/data/poem,2           | 3",
        "sleeper    | run=/bin/sleeper,1000000                                        | 1",
        "badpointer | run=/bin/badpointer,/data/poem                                  | 3",
        "crash      | run=/bin/crash,index                                            | 127",
        "writer     | run=/bin/writer,/notes,20                                       | 1",
    })
    void aLinkedProgramSaysTheSameOnBothMachines(String app, String commandLine, int status) throws Exception {
        bothMachines(List.of("uni", "--app", app), 1, commandLine, status);
    }

    /// QEMU prefers a multiboot header to the PVH note; here the note is taken out.
    @ParameterizedTest
    @ValueSource(strings = {"mono", "micro", "frame", "uni --app writer", "multi", "exo"})
    void anImageWithAMultibootHeaderIsBootedByIt(String chosen) throws Exception {
        assumeQemu();
        var image = image(Stream.concat(Stream.of(chosen.split(" ")), Stream.of("--multiboot")).toList());
        var withoutNote = Files.write(folder.resolve("multiboot.elf"),
                Files.readString(image, StandardCharsets.ISO_8859_1).replaceFirst("Xen\0", "none").getBytes(StandardCharsets.ISO_8859_1));
        bothMachines(withoutNote, image, 1, "run=/bin/writer,/notes,20", 1);
    }

    private void bothMachines(List<String> chosen, int cores, String commandLine, int status) throws Exception {
        assumeQemu();
        var image = image(chosen);
        bothMachines(image, image, cores, commandLine == null ? "" : commandLine, status);
    }

    private static void assumeQemu() {
        assumeTrue(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(part -> Files.isExecutable(Path.of(part, QEMU))),
                QEMU + " is not installed");
    }

    private Path image(List<String> chosen) {
        var image = folder.resolve("image.elf");
        var arguments = new ArrayList<>(List.of("image"));
        arguments.addAll(chosen);
        arguments.addAll(List.of("--out", image.toString()));
        assertThat(ringside(new ByteArrayOutputStream(), arguments.toArray(String[]::new))).isZero();
        return image;
    }

    private void bothMachines(Path here, Path there, int cores, String append, int status) throws Exception {
        var ours = new ByteArrayOutputStream();
        int ourStatus = ringside(ours, "machine", here.toString(), "--cores", Integer.toString(cores), "--append", append);
        var theirs = folder.resolve("qemu.txt");
        int theirStatus = qemu(there, cores, append, theirs);

        String complaint = Files.readString(folder.resolve("qemu.err"), StandardCharsets.ISO_8859_1);
        assertThat(ours.toString(StandardCharsets.ISO_8859_1)).isNotEmpty()
                .as("%d cores, %s: QEMU ended with %d and said \"%s\"", cores, append, theirStatus, complaint.strip())
                .isEqualTo(Files.readString(theirs, StandardCharsets.ISO_8859_1));
        assertThat(ourStatus).isEqualTo(status);
        assertThat(theirStatus).isEqualTo(status);
    }

    private static int ringside(ByteArrayOutputStream out, String... arguments) {
        var terminal = new Terminal(new ByteArrayInputStream(new byte[0]), new PrintStream(out, true, StandardCharsets.ISO_8859_1),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.ISO_8859_1));
        return new Ringside(terminal).run(arguments);
    }

    private int qemu(Path image, int cores, String append, Path output) throws Exception {
        var process = new ProcessBuilder(List.of(QEMU, "-M", "microvm,acpi=off", "-cpu", "qemu64", "-smp", Integer.toString(cores), "-m", "128", "-nodefaults", "-display", "none",
                "-serial", "stdio", "-no-reboot", "-device", "isa-debug-exit,iobase=0xf4,iosize=4", "-kernel", image.toString(), "-append", append))
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("qemu.err").toFile())
                .start();
        process.getOutputStream().close();
        try {
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("QEMU ends within " + SECONDS + " s").isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
