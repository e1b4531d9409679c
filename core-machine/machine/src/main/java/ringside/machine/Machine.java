package ringside.machine;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import ringside.machine.boot.PvhLoader;
import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Faults;
import ringside.machine.cpu.Features;
import ringside.machine.exec.Engine;
import ringside.machine.memory.PhysicalMemory;
import ringside.machine.mmu.DeviceSpace;
import ringside.machine.mmu.Mmu;
import ringside.machine.time.CoreClock;
import ringside.machine.trace.Observation;
import ringside.machine.trace.TraceSink;
import ringside.machine.trace.Tracer;

/// One PC. Runs on the calling thread; several machines may run on several threads.
public final class Machine {
    private final PhysicalMemory memory;
    private final CoreClock clock;
    private final Mmu mmu;
    private final PcBoard board;
    private final Cpu cpu;
    private final Engine engine;
    private Tracer tracer;

    /// Assembles the machine and loads the image: a PVH (ELF32 or ELF64 with a PHYS32_ENTRY note) executable.
    ///
    /// @throws UnusableImageException if the file is not bootable or does not fit
    public Machine(MachineConfig config, byte[] image) throws UnusableImageException {
        var devices = new DeviceSpace();
        var faults = new Faults();
        var features = Features.of(config.cpu());
        memory = new PhysicalMemory(config.memoryMiB());
        clock = new CoreClock(config.costs().mhz());
        mmu = new Mmu(memory, devices, clock, faults, config.costs(), features.gigabytePages());
        board = new PcBoard(clock, devices);
        cpu = new Cpu(mmu, clock, faults, features, config.costs(), board);
        engine = new Engine(cpu, memory, board);
        var start = new PvhLoader(memory).load(image, config.commandLine(), config.initrd());
        cpu.enterProtectedMode(start.entry(), start.startInfo());
    }

    /// Where COM1 and the debug console (0xE9) write. Default: nowhere.
    public void connect(OutputStream serial, OutputStream debugConsole) {
        board.connect(serial, debugConsole);
    }

    /// Observes the run from here on. Never changes what the guest computes.
    public void observe(Observation observation, TraceSink sink) {
        tracer = new Tracer(cpu, observation, sink);
        cpu.tracer(tracer);
        mmu.tracer(tracer);
        board.tracer(tracer);
        engine.forgetCode();
    }

    /// Component names, including programs seen so far; the index is that of [ringside.machine.trace.Stamp#component()].
    public List<String> components() {
        return tracer == null ? List.of("unknown") : tracer.components();
    }

    /// Runs until something stops it, at most `maxInstructions` retired instructions more.
    public StopReason run(long maxInstructions) {
        long limit = clock.instructions + maxInstructions;
        return engine.run(limit < 0 ? Long.MAX_VALUE : limit);
    }

    /// Asks a running machine to stop within a few thousand blocks; may be called from any thread.
    public void requestStop() {
        board.requestStop();
    }

    /// Bytes typed on COM1, delivered at the present time. To be called between runs.
    public void type(byte[] bytes) {
        board.type(bytes);
    }

    /// Instructions retired by all cores.
    public long instructions() {
        return clock.instructions;
    }

    /// Model cycles of core 0.
    public long cycles() {
        return clock.cycles;
    }

    /// Bytes of the RAM frames that were loaded or touched by a core so far. To be called between runs or by the observer.
    public long residentBytes() {
        return memory.touched();
    }

    /// The registers of core 0. To be called between runs.
    public CoreState state() {
        return cpu.state();
    }

    /// Memory at a linear address of the present address space, up to the first byte that is not mapped. Leaves no trace in the guest.
    /// To be called between runs.
    public byte[] peek(long linear, int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            int value = mmu.peek(linear + i);
            if (value < 0) {
                return Arrays.copyOf(bytes, i);
            }
            bytes[i] = (byte) value;
        }
        return bytes;
    }

    /// RAM from a physical address on; bytes beyond its end read as ones. Leaves no trace in the guest. To be called between runs or from
    /// a [TraceSink].
    public byte[] memory(long physical, int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) memory.read(physical + i, 1);
        }
        return bytes;
    }

    /// The instruction at a linear address in AT&T syntax, empty if there is none. To be called between runs.
    public String disassemble(long linear) {
        return engine.disassemble(linear);
    }

    /// SHA-256 over registers, memory and devices, in hexadecimal.
    public String stateHash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var word = ByteBuffer.allocate(Long.BYTES);
            LongConsumer feed = value -> digest.update(word.putLong(0, value).array());
            cpu.digest(feed);
            mmu.digest(feed);
            board.digest(feed);
            feed.accept(clock.cycles);
            feed.accept(clock.instructions);
            memory.digest(digest);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
