package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.machine.Lockstep.Outcome;
import ringside.machine.time.CostTables;

/// The same image on QEMU and on this machine: same text on COM1, same exit status.
///
/// What QEMU 7.2's TCG is known to do otherwise is left out: it raises #GP instead of #SS for non-canonical stack addresses, and reads
/// unknown model-specific registers as 0.
class QemuLockstepTest {
    @TempDir
    private Path folder;

    @Test
    void exceptionsAndRingsAgree() throws Exception {
        agrees(Lockstep.resource("rings.s"), 1);
    }

    @Test
    void interruptsTimersAndSerialLineAgree() throws Exception {
        agrees(Lockstep.resource("interrupts.s"), 1);
    }

    @Test
    void narrowOperationsAgree() throws Exception {
        operationsAgree("operations-narrow.txt");
    }

    @Test
    void wideOperationsAgree() throws Exception {
        operationsAgree("operations-wide.txt");
    }

    @Test
    void coresThatStartEachOtherAgree() throws Exception {
        agrees(Lockstep.resource("cores.s"), 2);
    }

    /// On QEMU's `pc`: the firmware of `microvm` does not load multiboot kernels.
    @Test
    void multibootKernelsAgree() throws Exception {
        var lockstep = new Lockstep(folder);
        var image = lockstep.assembleBytes(Lockstep.resource("multiboot.s"));
        var module = "NR_CPUS=1\n".getBytes(StandardCharsets.US_ASCII);
        var file = Files.write(folder.resolve("module"), module);
        var here = Lockstep.here(new MachineConfig(1, 128, CpuModel.QEMU64, CostTables.load("flat"), "one two", module), image);
        assertThat(here).isEqualTo(lockstep.onQemu(image, "-M", "pc", "-append", "one two", "-initrd", file.toString()));
        assertThat(here.serial()).contains("one two");
    }

    private void operationsAgree(String list) throws Exception {
        var operations = Lockstep.resource(list).lines().filter(line -> !line.startsWith("#")).toList();
        var code = new StringBuilder(Lockstep.resource("operations.s"));
        var table = new StringBuilder(".align 8\nops:\n");
        for (int i = 0; i < operations.size(); i++) {
            var parts = operations.get(i).split(" \\| ");
            code.append("o").append(i).append(": ").append(parts[0]).append("\n ret\n");
            table.append(".quad o").append(i).append(",0x").append(parts[1]).append('\n');
        }
        var image = assemble(code.append(table).append(".quad 0,0\n").toString());
        var expected = onQemu(image, 1).serial().lines().toList();
        var actual = here(image, 1).serial().lines().toList();
        assertThat(expected).hasSize(operations.size());
        var differing = new ArrayList<String>();
        for (int i = 0; i < operations.size(); i++) {
            if (i >= actual.size() || !actual.get(i).equals(expected.get(i))) {
                differing.add(operations.get(i));
            }
        }
        assertThat(differing).isEmpty();
    }

    private void agrees(String source, int cores) throws Exception {
        var image = assemble(source);
        var here = here(image, cores);
        assertThat(here).isEqualTo(onQemu(image, cores));
        assertThat(here.serial()).isNotEmpty();
        assertThat(here.status() & 1).isEqualTo(1);
    }

    private static Outcome here(byte[] image, int cores) throws UnusableImageException {
        return Lockstep.here(new MachineConfig(cores, 128, CpuModel.QEMU64, CostTables.load("flat"), "", new byte[0]), image);
    }

    private Outcome onQemu(byte[] image, int cores) throws Exception {
        return new Lockstep(folder).onQemu(image, "-smp", Integer.toString(cores));
    }

    private byte[] assemble(String source) throws Exception {
        return new Lockstep(folder).assemble(source);
    }
}
