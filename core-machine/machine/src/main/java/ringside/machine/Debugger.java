package ringside.machine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Segment;
import ringside.machine.cpu.StopRun;
import ringside.machine.trace.Observation;
import ringside.machine.trace.TraceEvent;

/// What a debugger asks of a machine: registers and memory, breakpoints and watched places, forwards and backwards.
///
/// Breakpoints are linear addresses in whatever address space. A watched place is the RAM behind a linear address at the time it is set.
public final class Debugger {
    /// Steps of other cores before a core that is stepped is said to wait.
    private static final long PATIENCE = 10_000_000;
    private static final String BREAKPOINT = "breakpoint";

    private final Machine machine;
    private final History history;
    private final TreeSet<Long> breakpoints = new TreeSet<>();
    private final Set<Watch> watched = new LinkedHashSet<>();
    private final List<Watch> touched = new ArrayList<>();
    private long start;
    private int last;
    private boolean broke;

    /// Where control came to rest.
    ///
    /// @param reason  [StopReason.Interrupted] for breakpoints, watched places and requests
    /// @param core    that ran last
    /// @param watched the place that was touched, if any
    public record Rest(StopReason reason, int core, Optional<Watch> watched) {}

    /// Which accesses to a place count.
    public enum Touch { WRITE, READ, ACCESS }

    /// A watched place. Writes are watched by the physical address it had, reads by the linear one.
    public record Watch(Touch touch, long linear, int length, long physical) {
        List<Condition> conditions() {
            var stored = new Condition.Stored(physical, length);
            var loaded = new Condition.Loaded(linear, length);
            return switch (touch) {
                case WRITE -> List.of(stored);
                case READ -> List.of(loaded);
                case ACCESS -> List.of(stored, loaded);
            };
        }
    }

    /// Names of the registers of a core, in the order of [#registers(int)].
    public enum Register {
        RAX, RBX, RCX, RDX, RSI, RDI, RBP, RSP, R8, R9, R10, R11, R12, R13, R14, R15, RIP, RFLAGS, CS, SS, DS, ES, FS, GS, FS_BASE, GS_BASE,
        CR0, CR2, CR3, CR4
    }

    private static final int[] GENERAL = {Cpu.RAX, Cpu.RBX, Cpu.RCX, Cpu.RDX, Cpu.RSI, Cpu.RDI, Cpu.RBP, Cpu.RSP, 8, 9, 10, 11, 12, 13, 14, 15};

    /// @param budget bytes that snapshots for going back may take
    public Debugger(Machine machine, long budget) {
        this.machine = machine;
        arm();
        this.history = new History(machine, budget);
    }

    public int cores() {
        return machine.cores();
    }

    public long register(int core, Register register) {
        var cpu = machine.cpu(core);
        var state = cpu.state();
        return switch (register) {
            case RIP -> state.rip();
            case RFLAGS -> state.flags();
            case CS -> cpu.selector(Segment.CS);
            case SS -> cpu.selector(Segment.SS);
            case DS -> cpu.selector(Segment.DS);
            case ES -> cpu.selector(Segment.ES);
            case FS -> cpu.selector(Segment.FS);
            case GS -> cpu.selector(Segment.GS);
            case FS_BASE -> cpu.registers[Cpu.SEGMENT_BASES + Segment.FS];
            case GS_BASE -> cpu.registers[Cpu.SEGMENT_BASES + Segment.GS];
            case CR0 -> state.cr0();
            case CR2 -> state.cr2();
            case CR3 -> state.cr3();
            case CR4 -> state.cr4();
            default -> cpu.registers[GENERAL[register.ordinal()]];
        };
    }

    /// False for a register that only the guest itself may change. The past is given up.
    public boolean register(int core, Register register, long value) {
        var cpu = machine.cpu(core);
        if (register.ordinal() < GENERAL.length) {
            cpu.registers[GENERAL[register.ordinal()]] = value;
        } else if (register == Register.RIP) {
            cpu.rip = value;
        } else if (register == Register.RFLAGS) {
            cpu.flags(value);
        } else {
            return register(core, register) == value;
        }
        history.begin();
        return true;
    }

    /// Memory as a core sees it, up to the first byte that is not mapped.
    public byte[] memory(int core, long linear, int length) {
        return machine.peek(core, linear, length);
    }

    /// False if some of it is not mapped to RAM; nothing is then changed. The past is given up.
    public boolean memory(int core, long linear, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (!machine.memory().contains(machine.cpu(core).mmu.peekPhysical(linear + i))) {
                return false;
            }
        }
        for (int i = 0; i < bytes.length; i++) {
            machine.memory().write(machine.cpu(core).mmu.peekPhysical(linear + i), 1, bytes[i]);
        }
        history.begin();
        return true;
    }

    public void addBreakpoint(long linear) {
        breakpoints.add(linear);
        arm();
    }

    public void removeBreakpoint(long linear) {
        breakpoints.remove(linear);
        arm();
    }

    /// Blocks of code have to begin where somebody wants to stop.
    private void arm() {
        var probes = breakpoints.stream().map(address -> new Observation.ProbePoint(BREAKPOINT, BREAKPOINT, address, 0)).toList();
        machine.observe(new Observation(List.of("unknown"), List.of(), List.of(), probes), this::happens);
    }

    private static boolean isBreakpoint(TraceEvent event) {
        return event instanceof TraceEvent.ProbeHit hit && hit.kind().equals(BREAKPOINT);
    }

    private void happens(TraceEvent event) {
        last = event.at().core();
        if (isBreakpoint(event) && machine.retired() != start) {
            broke = true;
            throw new StopRun(new StopReason.Interrupted());
        }
    }

    /// False if the place is not RAM.
    public boolean watch(int core, Touch touch, long linear, int length) {
        long physical = machine.cpu(core).mmu.peekPhysical(linear);
        if (!machine.memory().contains(physical)) {
            return false;
        }
        watched.add(new Watch(touch, linear, length, physical));
        return true;
    }

    public void unwatch(Touch touch, long linear, int length) {
        watched.removeIf(place -> place.touch == touch && place.linear == linear && place.length == length);
    }

    /// Runs until something stops it, at most `instructions`.
    public Rest run(long instructions) {
        start = history.position();
        broke = false;
        touched.clear();
        watched.forEach(this::listen);
        var reason = history.run(instructions, this::happens);
        watched.forEach(place -> machine.offStore(new Condition.Stored(place.physical, place.length)));
        machine.offLoads();
        return rest(reason);
    }

    private void listen(Watch place) {
        Runnable touching = () -> {
            touched.add(place);
            machine.leave();
        };
        if (place.touch != Touch.READ) {
            machine.onStore(new Condition.Stored(place.physical, place.length), touching);
        }
        if (place.touch != Touch.WRITE) {
            machine.onLoad(new Condition.Loaded(place.linear, place.length), touching);
        }
    }

    private Rest rest(StopReason reason) {
        return new Rest(reason, last, touched.stream().findFirst());
    }

    /// Whether the last run ended at a breakpoint.
    public boolean isAtBreakpoint() {
        return broke;
    }

    /// Runs until a core has executed one instruction; others may run meanwhile.
    public Rest step(int core) {
        long before = machine.cpu(core).clock.instructions;
        long limit = history.position() + PATIENCE;
        while (history.position() < limit) {
            var rest = run(1);
            if (!(rest.reason() instanceof StopReason.Limit)) {
                return new Rest(rest.reason(), core, rest.watched());
            }
            if (machine.cpu(core).clock.instructions != before) {
                break;
            }
        }
        return new Rest(new StopReason.Limit(), core, Optional.empty());
    }

    /// Goes back until a core is before the instruction it executed last; false at the beginning of what is known.
    public boolean stepBack(int core) {
        long before = machine.cpu(core).clock.instructions;
        while (machine.cpu(core).clock.instructions == before) {
            if (!history.stepBack()) {
                return false;
            }
        }
        return true;
    }

    /// Goes back to the last breakpoint or access to a watched place; false if there was none, at the beginning of what is known.
    public boolean runBack() {
        List<Condition> conditions = new ArrayList<>();
        watched.forEach(place -> conditions.addAll(place.conditions()));
        conditions.add(new Condition.Event(Debugger::isBreakpoint));
        touched.clear();
        return history.runBack(new Condition.Any(conditions));
    }
}
