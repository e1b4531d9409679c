package ringside.machine.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.machine.CpuModel;
import ringside.machine.Machine;
import ringside.machine.MachineConfig;
import ringside.machine.Snapshot;
import ringside.machine.SnapshotFile;
import ringside.machine.StopReason;
import ringside.machine.UnusableImageException;
import ringside.machine.time.CostTables;

/// An operating system nobody here wrote: Debian's kernel, unchanged, boots to a shell, runs a script and reboots.
class DebianBootTest {
    private static final String COMMAND_LINE = "console=ttyS0 reboot=t panic=-1 nokaslr";
    private static final int MEMORY_MIB = 256;
    private static final long MOST_INSTRUCTIONS = 4_000_000_000L;
    /// To a snapshot in the middle of the script.
    private static final long SOME_INSTRUCTIONS = 1_400_000_000L;
    private static final int MOST_SECONDS = 120;

    private static DebianSystem system;
    private static Boot boot;

    @TempDir
    private Path folder;

    /// @param printed what the snapshot is taken after, in characters of the log
    /// @param hash    of the state in which it stops
    private record Boot(Snapshot snapshot, int printed, StopReason stop, BootLog log, String hash) {
        static Boot with(String costTable) throws UnusableImageException {
            var config = new MachineConfig(1, MEMORY_MIB, CpuModel.QEMU64, CostTables.load(costTable), COMMAND_LINE, system.archive());
            var machine = new Machine(config, system.kernel());
            var serial = new ByteArrayOutputStream();
            machine.connect(serial, OutputStream.nullOutputStream());
            machine.run(SOME_INSTRUCTIONS);
            var snapshot = machine.snapshot();
            int printed = serial.size();
            var stop = machine.run(MOST_INSTRUCTIONS);
            return new Boot(snapshot, printed, stop, new BootLog(serial.toString(StandardCharsets.ISO_8859_1)), machine.stateHash());
        }
    }

    /// An instruction takes a nanosecond, as on the QEMU it is compared with.
    @BeforeAll
    static void bootsOnThisMachine() throws Exception {
        system = DebianSystem.found();
        boot = Boot.with("flat");
    }

    @Test
    void rebootsWhenItIsTold() {
        assertThat(boot.log.text()).contains("reboot: machine restart");
        assertThat(boot.stop).as("the way of reboot=t").isInstanceOf(StopReason.TripleFault.class);
    }

    @Test
    void runsTheSameScriptWhenInstructionsHavePrices() throws Exception {
        var priced = Boot.with("teaching-default");
        assertThat(priced.log.script()).isEqualTo(boot.log.script());
        assertThat(priced.stop).isInstanceOf(StopReason.TripleFault.class);
    }

    @Test
    void goesOnFromASnapshotInAFile() throws Exception {
        var file = folder.resolve("snapshot");
        SnapshotFile.write(boot.snapshot, file);
        var machine = new Machine(SnapshotFile.read(file));
        var serial = new ByteArrayOutputStream();
        machine.connect(serial, OutputStream.nullOutputStream());
        assertThat(machine.run(MOST_INSTRUCTIONS)).isEqualTo(boot.stop);
        assertThat(serial.toString(StandardCharsets.ISO_8859_1)).isNotEmpty().isEqualTo(boot.log.text().substring(boot.printed));
        assertThat(machine.stateHash()).isEqualTo(boot.hash);
    }

    @Test
    void aScriptPrintsWhatItPrintsOnThisComputer() throws Exception {
        assumeTrue(System.getProperty("os.arch").equals("amd64") && System.getProperty("os.name").equals("Linux"), "busybox cannot run here");
        var script = Files.write(folder.resolve("script.sh"), DebianSystem.resource("script.sh"));
        var shell = new ProcessBuilder(system.busybox().toString(), "sh", script.toString());
        shell.environment().put("B", system.busybox().toString());
        shell.environment().put("T", folder.toString());
        assertThat(boot.log.script()).isEqualTo(output(shell));
    }

    /// QEMU too counts time in instructions: a busy computer must not make the kernel doubt its clocks.
    @Test
    void theKernelSaysWhatItSaysOnQemu() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/qemu-system-x86_64")), "qemu-system-x86_64 is not installed");
        var kernel = Files.write(folder.resolve("vmlinux"), system.kernel());
        var archive = Files.write(folder.resolve("archive"), system.archive());
        var theirs = new BootLog(output(new ProcessBuilder("/usr/bin/qemu-system-x86_64", "-accel", "tcg", "-M", "microvm,acpi=off", "-cpu", "qemu64",
                "-icount", "shift=0,sleep=off", "-m", Integer.toString(MEMORY_MIB), "-nodefaults", "-display", "none", "-serial", "stdio", "-no-reboot",
                "-rtc", "base=2026-01-01T00:00:00,clock=vm", "-kernel", kernel.toString(), "-initrd", archive.toString(), "-append", COMMAND_LINE)));
        assertThat(boot.log.script()).isEqualTo(theirs.script());
        assertThat(boot.log.inOrder()).containsExactlyElementsOf(theirs.inOrder());
        assertThat(boot.log.aside()).containsExactlyElementsOf(theirs.aside());
    }

    private String output(ProcessBuilder command) throws Exception {
        var output = folder.resolve("output");
        var process = command.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        process.getOutputStream().close();
        try {
            assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as(List.copyOf(command.command()) + " ends").isTrue();
            return Files.readString(output, StandardCharsets.ISO_8859_1);
        } finally {
            process.destroyForcibly();
        }
    }
}
