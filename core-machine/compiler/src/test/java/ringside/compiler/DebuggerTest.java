package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;
import ringside.machine.CpuModel;
import ringside.machine.Debugger;
import ringside.machine.Machine;
import ringside.machine.MachineConfig;
import ringside.machine.gdb.GdbServer;
import ringside.machine.time.CostTables;

/// `gdb` attached to the machine sees Java: lines, callers, parameters and local variables.
@Timeout(60)
final class DebuggerTest {
    private static final Path GDB = Path.of("/usr/bin/gdb");
    private static final long ARENA = 1 << 16;
    private static final int HISTORY = 16 << 20;
    private static final String PROGRAM = """
            package guest.app;
            import guest.app.cases.Case;
            public final class Sums extends Case {
                private int base = 1000;
                protected void run(Out out) {
                    out.line("sum", sum(5, 7_000_000_000L, (byte) -3));
                }
                private long sum(int count, long start, byte step) {
                    long total = start;
                    for (int i = 0; i < count; i++) {
                        int square = i * i;
                        total += add(square, step);
                        total += square;
                    }
                    return total;
                }
                private int add(int square, int step) {
                    return square + step + base; // here
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void gdbShowsLinesCallersParametersAndLocals() throws Exception {
        assumeTrue(Files.isExecutable(GDB), "gdb is not installed");
        int line = PROGRAM.lines().toList().indexOf("        return square + step + base; // here") + 1;
        String said = gdb("break guest/app/Sums.java:" + line, "ignore 1 3", "continue", "backtrace", "info args", "frame 1", "info locals",
                "info args");
        assertThat(said).containsPattern("#0 .*guest.app.Sums.add.*guest/app/Sums.java:" + line)
                .containsPattern("#1 .*guest.app.Sums.sum.*guest/app/Sums.java:12")
                .containsPattern("#2 .*guest.app.Sums.run.*guest/app/Sums.java:6")
                .containsPattern("#3 .*guest.app.cases.Case.run")
                .containsPattern("#4 .*guest.kernel.suite.Boot.boot");
        assertThat(said).contains("square = 9", "step = -3", "i = 3", "total = 7000003001", "count = 5");
    }

    @Test
    void optimisedCodeTellsOfNoVariables() throws Exception {
        assertThat(names(image(Profile.TEACHING), "square")).isTrue();
        assertThat(names(image(Profile.OPTIMISED), "square")).isFalse();
    }

    /// Whether debug information names a variable; the method of the same name has its class before it.
    private static boolean names(byte[] image, String variable) {
        return new String(image, StandardCharsets.ISO_8859_1).matches("(?s).*\\W" + variable + "\0.*");
    }

    private byte[] image(Profile profile) throws Exception {
        GuestCode code = GuestCode.library(folder).with(folder.resolve("cases"), Stream.of("app/Out", "app/cases/Case", "kernel/suite/Boot")
                .map(name -> GuestCode.PROGRAMS.resolve("guest/" + name + ".java")).toList())
                .with(folder, Map.of("guest/app/Sums", PROGRAM));
        return Compiler.compile(Plans.kernel(code, "guest.app.Sums", Mode.CHECKED, profile, ARENA)).elf();
    }

    private String gdb(String... commands) throws Exception {
        byte[] image = image(Profile.TEACHING);
        Path file = Files.write(folder.resolve("sums.elf"), image);
        var machine = new Machine(new MachineConfig(1, 64, CpuModel.QEMU64, CostTables.load("flat"), "", new byte[0]), image);
        try (var server = new GdbServer(new Debugger(machine, HISTORY), 0)) {
            CompletableFuture.runAsync(() -> {
                try {
                    server.serve();
                } catch (IOException closed) {
                    throw new UncheckedIOException(closed);
                }
            });
            var words = new ArrayList<>(List.of(GDB.toString(), "-nx", "-batch", "-ex", "set width 0",
                    "-ex", "target remote 127.0.0.1:" + server.port()));
            for (String command : commands) words.addAll(List.of("-ex", command));
            words.add(file.toString());
            Path output = folder.resolve("gdb.txt");
            Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile()).start();
            try {
                assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            return Files.readString(output, StandardCharsets.UTF_8);
        }
    }
}
