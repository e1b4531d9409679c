package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import ringside.machine.CpuModel;
import ringside.machine.Machine;
import ringside.machine.MachineConfig;
import ringside.machine.StopReason;
import ringside.machine.UnusableImageException;
import ringside.machine.time.CostTables;

/// A kernel image run on the product's own machine.
record MachineRun(StopReason end, String output) {
    private static final int MEMORY_MIB = 256;
    private static final long MOST_INSTRUCTIONS = 4_000_000_000L;

    static MachineRun run(byte[] image) throws UnusableImageException {
        return run(image, MOST_INSTRUCTIONS);
    }

    static MachineRun run(byte[] image, long mostInstructions) throws UnusableImageException {
        var output = new ByteArrayOutputStream();
        StopReason end = machine(image, output).run(mostInstructions);
        return new MachineRun(end, output.toString(StandardCharsets.ISO_8859_1));
    }

    /// Instructions that an image executes until it ends well.
    static long instructions(byte[] image) throws UnusableImageException {
        Machine machine = machine(image, new ByteArrayOutputStream());
        assertThat(machine.run(MOST_INSTRUCTIONS)).isEqualTo(new StopReason.DebugExit(0));
        return machine.instructions();
    }

    private static Machine machine(byte[] image, OutputStream output) throws UnusableImageException {
        var machine = new Machine(new MachineConfig(1, MEMORY_MIB, CpuModel.QEMU64, CostTables.load("flat"), "", new byte[0]), image);
        machine.connect(output, new ByteArrayOutputStream());
        return machine;
    }
}
