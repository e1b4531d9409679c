package ringside.workbench.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ringside.workbench.Problem;

/// Runs workloads on `qemu-system-x86_64` with its translator, if it is installed.
final class Qemu {
    private static final String PROGRAM = "qemu-system-x86_64";
    private static final List<String> BOARD = List.of("-accel", "tcg", "-M", "microvm,acpi=off", "-cpu", "qemu64", "-m",
            String.valueOf(OwnMachine.MEMORY_MIB), "-nodefaults", "-display", "none", "-serial", "stdio", "-no-reboot",
            "-device", "isa-debug-exit,iobase=0xf4,iosize=4");
    private static final int PATIENCE_SECONDS = 120;
    /// What a shell's `times` says of the commands it has run: user and system time.
    private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.,]+)s (\\d+)m([\\d.,]+)s\\s*$");

    private final Path program;

    private Qemu(Path program) {
        this.program = program;
    }

    /// That of the search path. Windows has no shell that tells processor time.
    static Optional<Qemu> find() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator))).filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, PROGRAM)).filter(Files::isExecutable).findFirst().map(Qemu::new);
    }

    Sample run(Workload workload, int rounds) throws Problem, InterruptedException {
        try {
            var image = Files.createTempFile("ringside-" + workload.id(), ".elf");
            try {
                Files.write(image, workload.image());
                return run(image, rounds);
            } finally {
                Files.delete(image);
            }
        } catch (IOException failed) {
            throw new Problem(Problem.Kind.LIMIT, "QEMU could not be run: " + failed.getMessage() + ": repair it or take it off PATH", failed);
        }
    }

    private Sample run(Path image, int rounds) throws IOException, Problem, InterruptedException {
        var command = new ArrayList<>(List.of("sh", "-c", "\"$@\"; times", "sh", program.toString()));
        command.addAll(BOARD);
        command.addAll(List.of("-kernel", image.toString(), "-append", String.valueOf(rounds)));
        var builder = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C");
        var shell = builder.start();
        var end = new Thread(() -> end(shell));
        Runtime.getRuntime().addShutdownHook(end);
        try {
            var reader = Thread.ofPlatform().daemon().name("bench-patience").start(() -> endLate(shell));
            var text = new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            reader.interrupt();
            return sample(text);
        } finally {
            end(shell);
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    private static void endLate(Process shell) {
        try {
            if (!shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                end(shell);
            }
        } catch (InterruptedException _) {
            // It ended in time.
        }
    }

    private static void end(Process shell) {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
    }

    private static Sample sample(String text) throws Problem {
        var times = TIMES.matcher(text);
        if (!times.find()) {
            throw new Problem(Problem.Kind.LIMIT, "QEMU did not end within " + PATIENCE_SECONDS + " s: run it again when the computer is less busy");
        }
        double seconds = 0;
        for (int i = 1; i <= 4; i += 2) {
            seconds += 60 * Double.parseDouble(times.group(i)) + Double.parseDouble(times.group(i + 1));
        }
        return new Sample(text.lines().findFirst().orElse("").strip(), seconds, 0);
    }
}
