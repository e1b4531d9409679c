package ringside.machine;

import java.io.OutputStream;
import java.util.List;
import ringside.machine.trace.Observation;
import ringside.machine.trace.TraceSink;

/// One PC. Runs on the calling thread; several machines may run on several threads.
public final class Machine {
    /// Assembles the machine and loads the image: a PVH (ELF32 or ELF64 with a PHYS32_ENTRY note) executable.
    ///
    /// @throws UnusableImageException if the file is not bootable or does not fit
    public Machine(MachineConfig config, byte[] image) throws UnusableImageException {}

    /// Where COM1 and the debug console (0xE9) write. Default: nowhere.
    public void connect(OutputStream serial, OutputStream debugConsole) {}

    /// Observes the run from here on. Never changes what the guest computes.
    public void observe(Observation observation, TraceSink sink) {}

    /// Component names, including programs seen so far; the index is that of [ringside.machine.trace.Stamp#component()].
    public List<String> components() {
        return List.of();
    }

    /// Runs until something stops it, at most `maxInstructions` retired instructions more.
    public StopReason run(long maxInstructions) {
        return new StopReason.Idle();
    }

    /// Asks a running machine to stop at the next block; may be called from any thread.
    public void requestStop() {}

    /// Bytes typed on COM1, delivered at the present time. To be called between runs.
    public void type(byte[] bytes) {}

    /// Instructions retired by all cores.
    public long instructions() {
        return 0;
    }

    /// Model cycles of core 0.
    public long cycles() {
        return 0;
    }

    /// SHA-256 over registers, memory and devices, in hexadecimal.
    public String stateHash() {
        return "";
    }
}
