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
import ringside.machine.StopReason;
import ringside.machine.time.CostTables;

/// An operating system nobody here wrote: Debian's kernel, unchanged, boots to a shell, runs a script and reboots.
class DebianBootTest {
    private static final String COMMAND_LINE = "console=ttyS0 reboot=t panic=-1 nokaslr";
    private static final int MEMORY_MIB = 256;
    private static final long MOST_INSTRUCTIONS = 4_000_000_000L;
    private static final int MOST_SECONDS = 120;

    private static DebianSystem system;
    private static StopReason stop;
    private static BootLog log;

    @TempDir
    private Path folder;

    @BeforeAll
    static void bootsOnThisMachine() throws Exception {
        system = DebianSystem.found();
        var config = new MachineConfig(1, MEMORY_MIB, CpuModel.QEMU64, CostTables.load("teaching-default"), COMMAND_LINE, system.archive());
        var machine = new Machine(config, system.kernel());
        var serial = new ByteArrayOutputStream();
        machine.connect(serial, OutputStream.nullOutputStream());
        stop = machine.run(MOST_INSTRUCTIONS);
        log = new BootLog(serial.toString(StandardCharsets.ISO_8859_1));
    }

    @Test
    void rebootsWhenItIsTold() {
        assertThat(log.text()).contains("reboot: machine restart");
        assertThat(stop).as("the way of reboot=t").isInstanceOf(StopReason.TripleFault.class);
    }

    @Test
    void aScriptPrintsWhatItPrintsOnThisComputer() throws Exception {
        assumeTrue(System.getProperty("os.arch").equals("amd64") && System.getProperty("os.name").equals("Linux"), "busybox cannot run here");
        var script = Files.write(folder.resolve("script.sh"), DebianSystem.resource("script.sh"));
        var shell = new ProcessBuilder(system.busybox().toString(), "sh", script.toString());
        shell.environment().put("B", system.busybox().toString());
        shell.environment().put("T", folder.toString());
        assertThat(log.script()).isEqualTo(output(shell));
    }

    /// With time counted in instructions: a busy computer must not make the kernel doubt its clocks.
    @Test
    void theKernelSaysWhatItSaysOnQemu() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/qemu-system-x86_64")), "qemu-system-x86_64 is not installed");
        var kernel = Files.write(folder.resolve("vmlinux"), system.kernel());
        var archive = Files.write(folder.resolve("archive"), system.archive());
        var theirs = new BootLog(output(new ProcessBuilder("/usr/bin/qemu-system-x86_64", "-accel", "tcg", "-M", "microvm,acpi=off", "-cpu", "qemu64", "-icount", "shift=0,sleep=off",
                "-m", Integer.toString(MEMORY_MIB), "-nodefaults", "-display", "none", "-serial", "stdio", "-no-reboot",
                "-rtc", "base=2026-01-01T00:00:00,clock=vm", "-kernel", kernel.toString(), "-initrd", archive.toString(), "-append", COMMAND_LINE)));
        assertThat(log.script()).isEqualTo(theirs.script());
        assertThat(log.inOrder()).containsExactlyElementsOf(theirs.inOrder());
        assertThat(log.aside()).containsExactlyElementsOf(theirs.aside());
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
