package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Assembles images from the sources in `lockstep` and runs them here and on QEMU.
final class Lockstep {
    private static final String[] QEMU = {"qemu-system-x86_64", "-accel", "tcg", "-M", "microvm,acpi=off", "-cpu", "qemu64", "-m", "128",
        "-nodefaults", "-display", "none", "-no-reboot", "-device", "isa-debug-exit,iobase=0xf4,iosize=4"};

    private static final int PATIENCE_SECONDS = 60;

    /// What QEMU itself says about a device's driver.
    private static final Pattern COMPLAINT = Pattern.compile("(?m)^qemu-system-x86_64: .*\\R");

    private final Path folder;

    /// What a run came to. `serial` is what COM1 said.
    record Outcome(String serial, int status) {}

    /// @param folder for files on the way
    Lockstep(Path folder) {
        this.folder = folder;
    }

    static Outcome here(MachineConfig config, byte[] image) throws UnusableImageException {
        return here(new Machine(config, image));
    }

    static Outcome here(Machine machine) {
        var serial = new ByteArrayOutputStream();
        machine.connect(serial, serial);
        var stop = machine.run(100_000_000);
        assertThat(stop).as(serial.toString(StandardCharsets.ISO_8859_1)).isInstanceOf(StopReason.DebugExit.class);
        return new Outcome(serial.toString(StandardCharsets.ISO_8859_1), ((StopReason.DebugExit) stop).status());
    }

    Outcome onQemu(byte[] image, String... options) throws Exception {
        var all = new ArrayList<>(List.of(options));
        all.addAll(List.of("-serial", "stdio"));
        return withInput(image, new byte[0], all);
    }

    /// COM1 is a file, and what the outcome calls serial line is the character device `c`, at which something is typed.
    Outcome onQemuWithConsole(byte[] image, Path serial, byte[] typed, String... options) throws Exception {
        var all = new ArrayList<>(List.of(options));
        all.addAll(List.of("-serial", "file:" + serial, "-chardev", "stdio,id=c"));
        return withInput(image, typed, all);
    }

    private Outcome withInput(byte[] image, byte[] typed, List<String> options) throws Exception {
        var file = Files.write(folder.resolve("image.elf"), image);
        var command = new ArrayList<>(List.of(QEMU));
        command.addAll(List.of("-kernel", file.toString()));
        command.addAll(options);
        var process = start(command);
        process.getOutputStream().write(typed);
        process.getOutputStream().flush();
        var out = new String(outputWithin(PATIENCE_SECONDS, process), StandardCharsets.ISO_8859_1);
        return new Outcome(COMPLAINT.matcher(out).replaceAll(""), process.exitValue());
    }

    /// What a process says until it ends; one that does not end in time is ended, and the test with it.
    static byte[] outputWithin(int seconds, Process process) throws Exception {
        try (var watch = Executors.newVirtualThreadPerTaskExecutor()) {
            var inTime = watch.submit(() -> {
                boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
                if (!ended) {
                    process.destroyForcibly();
                }
                return ended;
            });
            var output = process.getInputStream().readAllBytes();
            assertThat(inTime.get()).as("%s ends within %d s; it has said: %s", process.info().command().orElse("the process"), seconds,
                    new String(output, StandardCharsets.ISO_8859_1)).isTrue();
            return output;
        }
    }

    /// An executable with a PVH note.
    byte[] assemble(String source) throws Exception {
        return new TestElf().at(0x20_0000, assembleBytes(source)).build();
    }

    /// The bytes that belong at 2 MiB and nothing else.
    byte[] assembleBytes(String source) throws Exception {
        for (var included : List.of("boot.s", "vectors.s", "lines.s", "thunks.s", "handlers.s", "virtio.s")) {
            Files.writeString(folder.resolve(included), resource(included));
        }
        Files.writeString(folder.resolve("image.s"), source);
        tool("as", "--64", "-o", "image.o", "image.s");
        tool("ld", "-m", "elf_x86_64", "-Ttext", "0x200000", "--oformat", "binary", "-o", "image.bin", "image.o");
        return Files.readAllBytes(folder.resolve("image.bin"));
    }

    private void tool(String... command) throws Exception {
        var process = start(List.of(command));
        var report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(report).isZero();
    }

    private Process start(List<String> command) {
        try {
            return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.PIPE).start();
        } catch (IOException e) {
            assumeTrue(false, command.getFirst() + " is not installed");
            throw new IllegalStateException(e);
        }
    }

    static String resource(String name) throws IOException {
        try (var in = Lockstep.class.getResourceAsStream("lockstep/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
