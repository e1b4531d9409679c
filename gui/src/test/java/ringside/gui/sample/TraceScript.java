package ringside.gui.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.machine.trace.Stamp;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.AddressSpaceLoad;
import ringside.machine.trace.TraceEvent.Cause;
import ringside.machine.trace.TraceEvent.ConsoleByte;
import ringside.machine.trace.TraceEvent.Copy;
import ringside.machine.trace.TraceEvent.ExceptionRaised;
import ringside.machine.trace.TraceEvent.ProbeHit;
import ringside.machine.trace.TraceEvent.RequestMark;
import ringside.machine.trace.TraceEvent.RingChange;
import ringside.machine.trace.TraceEvent.SystemCallEntry;
import ringside.machine.trace.TraceEvent.SystemCallExit;
import ringside.machine.trace.TraceEvent.TlbMiss;
import ringside.machine.trace.TraceEvent.Transfer;
import shared.trace.Mark;
import shared.trace.ProbeKind;

/// Writes event lists by hand, keeping the processor's state as a machine would.
public final class TraceScript {
    private final List<String> components;
    private final List<TraceEvent> events = new ArrayList<>();
    private long cycle;
    private long instructions;
    private int ring = 3;
    private int component;
    private long root;
    private int core;
    private final Map<Integer, CoreState> others = new HashMap<>();

    private record CoreState(int ring, int component, long root, long cycle, long instructions) {}

    /// @param components names by index, the first one "unknown"
    public TraceScript(List<String> components, String first, long root) {
        this.components = components;
        this.component = components.indexOf(first);
        this.root = root;
    }

    public List<TraceEvent> events() {
        return List.copyOf(events);
    }

    /// What follows happens on another core, which begins in a component where it is new.
    public TraceScript core(int next, String first, int firstRing, long firstRoot) {
        others.put(core, new CoreState(ring, component, root, cycle, instructions));
        CoreState state = others.getOrDefault(next, new CoreState(firstRing, components.indexOf(first), firstRoot, cycle, 0));
        core = next;
        ring = state.ring();
        component = state.component();
        root = state.root();
        cycle = Math.max(cycle, state.cycle());
        instructions = state.instructions();
        return this;
    }

    public TraceScript open(long id) {
        return add(new RequestMark(stamp(10), Mark.OPEN, id));
    }

    public TraceScript close(long id) {
        return add(new RequestMark(stamp(10), Mark.CLOSE, id));
    }

    public TraceScript booted() {
        return add(new RequestMark(stamp(1), Mark.BOOTED, 0));
    }

    /// The way into the kernel and the component change it brings.
    public TraceScript systemCall(long number, String kernel) {
        add(new RingChange(stamp(80), 3, 0, Cause.SYSCALL));
        ring = 0;
        add(new SystemCallEntry(stamp(0), number, List.of(3L, 0x7000L, 4096L)));
        return transfer(kernel);
    }

    public TraceScript systemReturn(long result, String program) {
        add(new SystemCallExit(stamp(10), result));
        add(new RingChange(stamp(60), 0, 3, Cause.SYSRET));
        ring = 3;
        return transfer(program);
    }

    public TraceScript transfer(String to) {
        int from = component;
        add(new Transfer(stamp(15), from, components.indexOf(to)));
        component = components.indexOf(to);
        return this;
    }

    public TraceScript message(long from, long to) {
        add(new ProbeHit(stamp(30), "message", ProbeKind.MESSAGE, List.of(from, to, 1L)));
        add(new ProbeHit(stamp(5), "deliver", ProbeKind.DELIVER, List.of(from, to)));
        return run(from, to);
    }

    /// The core goes from one thread to another.
    public TraceScript run(long from, long to) {
        return add(new ProbeHit(stamp(5), "switch", ProbeKind.SWITCH, List.of(from, to)));
    }

    public TraceScript addressSpace(long to) {
        add(new AddressSpaceLoad(stamp(120), root, to));
        root = to;
        return this;
    }

    public TraceScript copy(long bytes, String from, String to) {
        return add(new Copy(stamp(bytes / 8), 0x1000, 0x2000, bytes, components.indexOf(from), components.indexOf(to)));
    }

    public TraceScript tlbMiss(long address) {
        return add(new TlbMiss(stamp(35), address));
    }

    public TraceScript pageFault(long address) {
        return add(new ExceptionRaised(stamp(100), 14, 6, address));
    }

    /// The kernel stops itself.
    public TraceScript panic() {
        return add(new ProbeHit(stamp(5), "panic", ProbeKind.PANIC, List.of(14L, 0x10L)));
    }

    /// The way into the kernel that an exception takes.
    public TraceScript trap(String kernel) {
        add(new RingChange(stamp(100), 3, 0, Cause.EXCEPTION));
        ring = 0;
        return transfer(kernel);
    }

    public TraceScript print(String text) {
        for (char each : text.toCharArray()) {
            add(new ConsoleByte(stamp(40), each));
        }
        return this;
    }

    private TraceScript add(TraceEvent event) {
        events.add(event);
        return this;
    }

    private Stamp stamp(long cycles) {
        cycle += cycles;
        instructions += cycles / 2;
        return new Stamp(events.size(), core, cycle, instructions, ring, component, root, 0x400000);
    }
}
