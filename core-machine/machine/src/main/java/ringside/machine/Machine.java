package ringside.machine;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import ringside.machine.boot.BootLoader;
import ringside.machine.boot.ProcessorTable;
import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Faults;
import ringside.machine.cpu.Features;
import ringside.machine.cpu.TracedCpu;
import ringside.machine.exec.CodeCache;
import ringside.machine.exec.Engine;
import ringside.machine.exec.Turns;
import ringside.machine.memory.PhysicalMemory;
import ringside.machine.mmu.DeviceSpace;
import ringside.machine.mmu.LineDirectory;
import ringside.machine.mmu.Mmu;
import ringside.machine.state.StatePlayer;
import ringside.machine.state.StateRecorder;
import ringside.machine.state.StateTape;
import ringside.machine.time.CoreClock;
import ringside.machine.time.CostTable;
import ringside.machine.trace.InstructionSink;
import ringside.machine.trace.Observation;
import ringside.machine.trace.TraceSink;
import ringside.machine.trace.TraceStream;
import ringside.machine.trace.Tracer;

/// One PC. Runs on the calling thread; several machines may run on several threads.
public final class Machine {
    private final MachineConfig config;
    private final PhysicalMemory memory;
    private final List<CoreClock> clocks;
    private final PcBoard board;
    private final LineDirectory lines;
    private final List<Cpu> cores = new ArrayList<>();
    private final List<Engine> engines = new ArrayList<>();
    private final CodeCache cache;
    private final Turns turns;
    private final List<Input> inputs = new ArrayList<>();
    private final Map<Condition.Stored, Runnable> stores = new LinkedHashMap<>();
    private TraceStream trace;

    /// Assembles the machine and loads the image: an ELF executable with a PVH note, or a multiboot 1 kernel.
    ///
    /// @throws UnusableImageException if the file is not bootable or does not fit
    public Machine(MachineConfig config, byte[] image) throws UnusableImageException {
        this(config);
        var start = new BootLoader(memory).load(image, config.kernelCommandLine(), config.initrd());
        if (config.cores() > 1) {
            new ProcessorTable(memory).write(config.cores(), cores.getFirst());
            cores.stream().skip(1).forEach(Cpu::waitForStart);
        }
        cores.getFirst().enterProtectedMode(start.entry(), start.information());
        cores.getFirst().registers[Cpu.RAX] = start.magic();
    }

    /// A machine that goes on where another was when the snapshot was taken.
    ///
    /// @throws IllegalArgumentException if the snapshot, read from a file, is not of a machine like this
    public Machine(Snapshot snapshot) {
        this(snapshot.config());
        restore(snapshot);
    }

    private Machine(MachineConfig config) {
        this.config = config;
        memory = new PhysicalMemory(config.memoryMiB());
        clocks = Stream.generate(() -> new CoreClock(config.costs().mhz())).limit(config.cores()).toList();
        board = new PcBoard(clocks, config, memory);
        boolean followsLines = config.cores() > 1 && config.costs().price(CostTable.Item.LINE_TRANSFER) > 0;
        lines = followsLines ? new LineDirectory(memory.size()) : null;
        for (int i = 0; i < config.cores(); i++) {
            cores.add(core(i, config));
        }
        cache = new CodeCache(memory, cores);
        for (var core : cores) {
            engines.add(new Engine(core, cache, board.core(core.core)));
        }
        turns = new Turns(engines, board::acting);
        memory.onMove(frame -> cores.forEach(core -> core.mmu.forget(frame)));
    }

    private Cpu core(int number, MachineConfig config) {
        var clock = clocks.get(number);
        var own = board.core(number);
        var devices = new DeviceSpace();
        own.attach(devices);
        var faults = new Faults();
        var features = Features.of(config.cpu());
        var mmu = new Mmu(number, memory, devices, clock, faults, config.costs(), features.gigabytePages(), lines);
        var cpu = new Cpu(number, mmu, clock, faults, features, config.costs(), own);
        own.serve(cpu);
        return cpu;
    }

    /// Where COM1 and the debug console (0xE9) write. Default: nowhere.
    public void connect(OutputStream serial, OutputStream debugConsole) {
        board.connect(board.outputs().with(serial, debugConsole));
    }

    /// Where virtio consoles write. Default: nowhere.
    public void connectConsole(OutputStream console) {
        board.connect(board.outputs().withConsole(console));
    }

    /// Who takes the frames of network devices whose peer is a wire. Default: they are lost.
    public void onFrame(FrameSink sink) {
        board.connect(board.outputs().withFrames(sink));
    }

    /// Observes the run from here on. Never changes what the guest computes.
    public void observe(Observation observation, TraceSink sink) {
        trace = new TraceStream(observation, sink);
        for (var core : cores) {
            var tracer = new Tracer(new TracedCpu(core), trace);
            core.tracer(tracer);
            core.mmu.tracer(tracer);
            board.core(core.core).tracer(tracer);
        }
        cache.clear();
    }

    /// Tells of each instruction before it runs, from here on, in the order in which the cores run them; the run takes much longer on the host and
    /// is the same for the guest. Observes nothing else unless [#observe] was called before.
    public void list(InstructionSink sink) {
        observeAnything();
        trace.list(sink, (core, linear) -> engines.get(core).disassemble(linear));
    }

    /// Component names, including programs seen so far; the index is that of [ringside.machine.trace.Stamp#component()].
    public List<String> components() {
        return trace == null ? List.of("unknown") : trace.components();
    }

    /// Runs until something stops it, at most `maxInstructions` retired instructions more, all cores together.
    public StopReason run(long maxInstructions) {
        long limit = instructions() + maxInstructions;
        if (trace != null && trace.lists()) {
            return runListed(limit < 0 ? Long.MAX_VALUE : limit);
        }
        return turns.run(limit < 0 ? Long.MAX_VALUE : limit);
    }

    /// A block is entered for each instruction when they run one by one.
    private StopReason runListed(long limit) {
        StopReason reason = new StopReason.Limit();
        while (reason instanceof StopReason.Limit && instructions() < limit) {
            reason = turns.run(instructions() + 1);
        }
        return reason;
    }

    /// Runs again what was run before: nobody hears of it but the sink.
    StopReason replay(long instructions, TraceSink sink) {
        var outputs = board.connect(Outputs.NOWHERE);
        var before = trace == null ? null : trace.redirect(sink);
        try {
            return run(instructions);
        } finally {
            board.connect(outputs);
            if (before != null) {
                trace.redirect(before);
            }
        }
    }

    /// Makes the machine report events if nobody observes it yet.
    void observeAnything() {
        if (trace == null) {
            observe(Observation.none(), event -> { });
        }
    }

    /// Calls back before each store that concerns the condition, until [#offStore]. Of equal conditions the later one counts.
    void onStore(Condition.Stored stored, Runnable storing) {
        stores.put(stored, storing);
        memory.observer(this::storing);
        frames(stored).forEach(frame -> memory.observe(frame, true));
        cores.forEach(core -> core.mmu.forgetFrames());
    }

    private void storing(long physical, int length) {
        stores.forEach((stored, storing) -> {
            if (stored.concerns(physical, length)) {
                storing.run();
            }
        });
    }

    void offStore(Condition.Stored stored) {
        stores.remove(stored);
        frames(stored).forEach(frame -> memory.observe(frame, false));
        stores.keySet().forEach(left -> frames(left).forEach(frame -> memory.observe(frame, true)));
    }

    /// Calls back before each read that concerns the condition, until [#offLoads()].
    void onLoad(Condition.Loaded loaded, Runnable reading) {
        cores.forEach(core -> core.mmu.breakpoints().listen(loaded.linear(), loaded.length(), reading));
        cores.forEach(core -> core.mmu.forgetFrames());
    }

    void offLoads() {
        cores.forEach(core -> core.mmu.breakpoints().stopListening());
    }

    /// Stops the run behind the running instruction; for observers on the machine's own thread.
    void leave() {
        board.requestStop();
        clocks.forEach(clock -> clock.leaveBlock = true);
    }

    Cpu cpu(int core) {
        return cores.get(core);
    }

    int cores() {
        return cores.size();
    }

    PhysicalMemory memory() {
        return memory;
    }

    private IntStream frames(Condition.Stored stored) {
        return LongStream.rangeClosed(stored.physical() >>> PhysicalMemory.FRAME_SHIFT,
                stored.physical() + stored.length() - 1 >>> PhysicalMemory.FRAME_SHIFT)
                .filter(frame -> memory.contains(frame << PhysicalMemory.FRAME_SHIFT)).mapToInt(frame -> (int) frame);
    }

    /// Instructions retired by all cores before the running one; for observers.
    public long retired() {
        long retired = 0;
        for (CoreClock clock : clocks) {
            retired += clock.retired();
        }
        return retired;
    }

    /// Asks a running machine to stop within a few thousand blocks; may be called from any thread.
    public void requestStop() {
        board.requestStop();
    }

    /// Bytes typed on COM1, delivered at the present time. To be called between runs.
    public void type(byte[] bytes) {
        send(Input.SERIAL, bytes);
    }

    /// Bytes for a virtio console, or one Ethernet frame for a network device, delivered at the present time. To be called between runs.
    ///
    /// @param device number of the peripheral in the configuration, or [Input#SERIAL]
    /// @throws IllegalArgumentException if it is no such device
    public void send(int device, byte[] bytes) {
        board.receive(device, bytes);
        inputs.add(new Input(instructions(), device, bytes.clone()));
    }

    /// Runs until that much virtual time has passed since power-on, something stops it, or nothing happens by itself any more.
    StopReason runUntilNanosecond(long nanosecond) {
        board.pauseAt(clocks.getFirst().toCycles(nanosecond));
        try {
            return run(Long.MAX_VALUE);
        } finally {
            board.pauseAt(Long.MAX_VALUE);
        }
    }

    /// What is on a disk, flushed or not. To be called between runs.
    ///
    /// @param device number of the peripheral in the configuration
    /// @throws IllegalArgumentException if it is no disk
    public DiskImage disk(int device) {
        return board.virtio().disk(device);
    }

    /// Accesses to memory that a peripheral's filter has denied so far.
    public long denied(int device) {
        return board.virtio().denied(device);
    }

    /// Everything that came from outside so far, oldest first: with image and configuration it determines the run.
    public List<Input> inputs() {
        return List.copyOf(inputs);
    }

    /// The present state. To be called between runs.
    public Snapshot snapshot() {
        var recorder = new StateRecorder();
        state(recorder);
        cores.forEach(core -> core.mmu.forgetFrames());
        return new Snapshot(config, instructions(), recorder.recorded(), recorder.stores(), memory.share());
    }

    /// Takes up a state this machine, or one configured alike, had. To be called between runs. Input that came later is no longer logged.
    ///
    /// @throws IllegalArgumentException if the other machine was configured differently
    public void restore(Snapshot snapshot) {
        var other = snapshot.config();
        if (other.cores() != config.cores() || other.memoryMiB() != config.memoryMiB() || other.cpu() != config.cpu()
                || !other.costs().equals(config.costs()) || !kinds(other).equals(kinds(config))) {
            throw new IllegalArgumentException("the snapshot is of a machine with other cores, memory, processor, cost table or devices");
        }
        memory.adopt(snapshot.frames());
        var player = new StatePlayer(snapshot.words(), snapshot.stores());
        try {
            state(player);
        } catch (IndexOutOfBoundsException | NegativeArraySizeException impossible) {
            throw new IllegalArgumentException("the recorded state is not one that a machine can have", impossible);
        }
        player.end();
        inputs.removeIf(input -> input.instructions() > snapshot.instructions());
    }

    private static List<?> kinds(MachineConfig config) {
        return config.peripherals().stream().map(Object::getClass).toList();
    }

    private void state(StateTape tape) {
        clocks.forEach(clock -> clock.state(tape));
        turns.state(tape);
        cores.forEach(core -> core.state(tape));
        board.state(tape);
        if (lines != null) {
            lines.state(tape);
        }
    }

    /// Instructions retired by all cores.
    public long instructions() {
        return turns.instructions();
    }

    /// Model cycles of core 0.
    public long cycles() {
        return cycles(0);
    }

    /// Model cycles of a core. A core that waits has those of its last turn.
    public long cycles(int core) {
        return clocks.get(core).cycles;
    }

    /// Bytes of the RAM frames that were loaded or touched by a core so far. To be called between runs or by the observer.
    public long residentBytes() {
        return memory.touched();
    }

    /// The registers of core 0. To be called between runs.
    public CoreState state() {
        return state(0);
    }

    /// The registers of a core. To be called between runs.
    public CoreState state(int core) {
        return cores.get(core).state();
    }

    /// Memory at a linear address of the present address space of core 0, as [#peek(int, long, int)].
    public byte[] peek(long linear, int length) {
        return peek(0, linear, length);
    }

    /// Memory at a linear address as a core sees it, up to the first byte that is not mapped. Leaves no trace in the guest.
    /// To be called between runs.
    public byte[] peek(int core, long linear, int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            int value = cores.get(core).mmu.peek(linear + i);
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
        return disassemble(0, linear);
    }

    /// The same in the address space of another core.
    public String disassemble(int core, long linear) {
        return engines.get(core).disassemble(linear);
    }

    /// SHA-256 over registers, memory and devices, in hexadecimal.
    public String stateHash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var word = ByteBuffer.allocate(Long.BYTES);
            LongConsumer feed = value -> digest.update(word.putLong(0, value).array());
            for (var core : cores) {
                core.digest(feed);
                core.mmu.digest(feed);
            }
            board.digest(feed);
            for (var clock : clocks) {
                feed.accept(clock.cycles);
                feed.accept(clock.instructions);
            }
            if (cores.size() > 1) {
                turns.digest(feed);
            }
            if (lines != null) {
                lines.digest(feed);
            }
            memory.digest(digest);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
