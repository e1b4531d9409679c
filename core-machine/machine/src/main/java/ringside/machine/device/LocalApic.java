package ringside.machine.device;

import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import ringside.machine.memory.DeviceMemory;
import ringside.machine.state.StateTape;
import ringside.machine.time.CoreClock;
import ringside.machine.trace.TraceEvent.IpiKind;

/// The interrupt controller of a core, in xAPIC or x2APIC mode, with its timer. Intel SDM vol. 3A chapter 10.
public final class LocalApic implements DeviceMemory {
    private static final long ENABLED = 0x800;
    private static final long BOOT_PROCESSOR = 0x100;
    /// x2APIC mode; the processor refuses it where it does not advertise it.
    public static final long EXTENDED = 0x400;
    /// Destination of a message for everybody.
    static final int EVERYBODY = -1;
    private static final int SOFTWARE_ENABLE = 0x100;
    private static final int MASKED = 0x1_0000;
    private static final int PERIODIC = 0x2_0000;
    private static final int VERSION = 0x0005_0014;
        private static final int TIMER = 0;
    private static final int LINT0 = 3;
    private static final int ERROR = 5;
    private static final int ILLEGAL_VECTOR_SENT = 0x20;
    private static final int ILLEGAL_VECTOR_RECEIVED = 0x40;
    private static final int SHORTHAND = 18;
    private static final int TO_SELF = 1 << SHORTHAND;
    private static final int LOGICAL = 0x800;
    private static final int DELIVERY_PENDING = 0x1000;
    private static final int ASSERT = 0x4000;
    private static final int LEVEL_TRIGGERED = 0x8000;

    private final int core;
    private final ApicTimer timer;
    private final ApicBus bus;
    private final Owner owner;
    private IntConsumer endOfInterrupt = vector -> {};

    private long base;
    private final VectorSet requested = new VectorSet();
    private final VectorSet inService = new VectorSet();
    private final VectorSet levelTriggered = new VectorSet();
    private int id;
    private int taskPriority;
    private int logicalDestination;
    private int destinationFormat = -1;
    private int spurious = 0xFF;
    private int errors;
    private int errorsRead;
    private boolean externalRequest;
    private final int[] command = new int[2];
    private final int[] local = {MASKED, MASKED, MASKED, MASKED, MASKED, MASKED};

    /// What the controller tells the core it belongs to.
    public interface Owner {
        /// An interrupt may have become pending or the timer's deadline has moved.
        void changed();

        /// A message that no register holds: NMI, INIT or start-up.
        ///
        /// @param vector page at which start-up code begins, else without meaning
        void signal(IpiKind kind, int vector);

        /// The core has sent an interrupt to a core, perhaps to itself.
        void sent(int destination, IpiKind kind, int vector);
    }

    /// @param core number of its core, which is also the first value of its ID register; core 0 boots
    public LocalApic(int core, CoreClock clock, ApicBus bus, Owner owner) {
        this.core = core;
        this.id = core;
        this.base = 0xFEE0_0000L | ENABLED | (core == 0 ? BOOT_PROCESSOR : 0);
        this.timer = new ApicTimer(clock);
        this.bus = bus;
        this.owner = owner;
        bus.add(this);
    }

    int core() {
        return core;
    }

    void onEndOfInterrupt(IntConsumer listener) {
        endOfInterrupt = listener;
    }

    /// IA32_APIC_BASE.
    public long base() {
        return base;
    }

    /// Writes IA32_APIC_BASE; turning the controller off resets it. False for reserved bits, and for a change of mode that does not
    /// exist: x2APIC is entered from xAPIC alone and left by turning off alone (§10.12.5).
    public boolean base(long value) {
        boolean extended = (value & EXTENDED) != 0;
        boolean reserved = (value & ~(0xFF_FFFF_F000L | ENABLED | EXTENDED | BOOT_PROCESSOR)) != 0;
        boolean fromNowhere = extended && ((value & ENABLED) == 0 || !isEnabled());
        boolean backwards = isExtended() && !extended && (value & ENABLED) != 0;
        if (reserved || fromNowhere || backwards) {
            return false;
        }
        if ((value & ENABLED) == 0) {
            reset();
        }
        base = value;
        owner.changed();
        return true;
    }

    /// Physical address of the registers, or -1 where they have none: while disabled, and in x2APIC mode.
    public long address() {
        return isEnabled() && !isExtended() ? base & -4096L : -1;
    }

    private boolean isExtended() {
        return (base & EXTENDED) != 0;
    }

    public boolean isEnabled() {
        return (base & ENABLED) != 0;
    }

    /// Power-on state except for the ID: what INIT and turning the controller off do. Intel SDM vol. 3A §10.4.7.
    public void reset() {
        requested.clear();
        inService.clear();
        levelTriggered.clear();
        taskPriority = 0;
        logicalDestination = 0;
        destinationFormat = -1;
        spurious = 0xFF;
        errors = 0;
        errorsRead = 0;
        externalRequest = false;
        java.util.Arrays.fill(command, 0);
        java.util.Arrays.fill(local, MASKED);
        timer.reset();
    }

    /// Whether the 8259 pair's output reaches the core: through LINT0 in external mode, or directly while disabled.
    public boolean acceptsExternal() {
        return !isEnabled() || (local[LINT0] & MASKED) == 0 && (local[LINT0] >> 8 & 7) == ApicBus.EXTERNAL;
    }

    /// Takes a message of external mode: the core is to ask the 8259 pair for the vector, which no register here holds (§10.5.1).
    void acceptExternal() {
        if (isEnabled() && (spurious & SOFTWARE_ENABLE) != 0) {
            externalRequest = true;
            owner.changed();
        }
    }

    /// Whether such a message waits.
    public boolean isExternalRequested() {
        return externalRequest;
    }

    /// The core asks the 8259 pair.
    public void acknowledgeExternal() {
        externalRequest = false;
    }

    public boolean isPending() {
        return isEnabled() && (spurious & SOFTWARE_ENABLE) != 0 && requested.highest() >> 4 > processorPriority() >> 4;
    }

    /// Hands the highest pending vector to the core.
    public int acknowledge() {
        int vector = requested.highest();
        requested.remove(vector);
        inService.add(vector);
        return vector;
    }

    /// Task priority as CR8 shows it: bits 7:4.
    public int taskPriorityClass() {
        return taskPriority >> 4;
    }

    public void taskPriorityClass(int value) {
        taskPriority = value << 4;
        owner.changed();
    }

    int processorPriority() {
        int service = Math.max(inService.highest(), 0);
        return taskPriority >> 4 >= service >> 4 ? taskPriority : service & 0xF0;
    }

    /// @param destination [#EVERYBODY], or an ID or set of IDs
    boolean isDestination(int destination, boolean logical) {
        if (destination == EVERYBODY && (!logical || isExtended())) {
            return true;
        }
        if (!logical) {
            return destination == (isExtended() ? core : id);
        }
        if (isExtended()) {
            return destination >>> 16 == core >> 4 && (destination & 1 << (core & 15)) != 0;
        }
        boolean flat = destinationFormat >>> 28 == 0xF;
        int own = logicalDestination >>> 24;
        return flat ? (destination & own) != 0
                : destination == EVERYBODY || destination >> 4 == own >> 4 && (destination & own & 0xF) != 0;
    }

    /// Takes a message that names this controller. INIT, start-up and NMI are heard while software-disabled too (§10.4.7.2).
    void accept(int vector, IpiKind kind, boolean level) {
        if (kind != IpiKind.FIXED) {
            owner.signal(kind, vector);
        } else {
            accept(vector, level);
        }
    }

    private void accept(int vector, boolean level) {
        if ((spurious & SOFTWARE_ENABLE) == 0) {
            return;
        }
        if (vector < 16) {
            error(ILLEGAL_VECTOR_RECEIVED);
            return;
        }
        requested.add(vector);
        if (level) {
            levelTriggered.add(vector);
        } else {
            levelTriggered.remove(vector);
        }
        owner.changed();
    }

    private void error(int bit) {
        errors |= bit;
        if ((local[ERROR] & MASKED) == 0) {
            requested.add(local[ERROR] & 0xFF);
            owner.changed();
        }
    }

    private void endOfInterrupt() {
        int vector = inService.highest();
        if (vector >= 0) {
            inService.remove(vector);
            if (levelTriggered.contains(vector)) {
                endOfInterrupt.accept(vector);
            }
            owner.changed();
        }
    }

    /// Cycle at which the timer fires, or Long.MAX_VALUE.
    public long deadline() {
        return timer.deadline();
    }

    /// Fires the timer if its time has come.
    public void advance() {
        if (timer.advance(isPeriodic()) && (local[TIMER] & MASKED) == 0) {
            accept(local[TIMER] & 0xFF, false);
        }
    }

    private boolean isPeriodic() {
        return (local[TIMER] & PERIODIC) != 0;
    }

    @Override
    public long read(int offset, int width) {
        int register = offset >> 4;
        long value = switch (register) {
            case 0x02 -> (long) id << 24;
            case 0x03 -> VERSION;
            case 0x08 -> taskPriority;
            case 0x0A -> processorPriority();
            case 0x0D -> logicalDestination;
            case 0x0E -> destinationFormat;
            case 0x0F -> spurious;
            case 0x28 -> errorsRead;
            case 0x30, 0x31 -> command[register & 1];
            case 0x32, 0x33, 0x34, 0x35, 0x36, 0x37 -> local[register - 0x32];
            case 0x38 -> timer.initialCount();
            case 0x39 -> timer.currentCount(isPeriodic());
            case 0x3E -> timer.divide();
            default -> readVectors(register);
        };
        return (offset & 15) == 0 ? value & 0xFFFF_FFFFL : 0;
    }

    private long readVectors(int register) {
        return switch (register >> 3) {
            case 2 -> inService.word(register & 7);
            case 3 -> levelTriggered.word(register & 7);
            case 4 -> requested.word(register & 7);
            default -> 0;
        };
    }

    @Override
    public void write(int offset, int width, long wide) {
        int value = (int) wide;
        if ((offset & 15) != 0) {
            return;
        }
        switch (offset >> 4) {
            case 0x02 -> id = value >>> 24;
            case 0x08 -> {
                taskPriority = value & 0xFF;
                owner.changed();
            }
            case 0x0B -> endOfInterrupt();
            case 0x0D -> logicalDestination = value & 0xFF00_0000;
            case 0x0E -> destinationFormat = value | 0x0FFF_FFFF;
            case 0x0F -> spurious(value);
            case 0x28 -> {
                errorsRead = errors;
                errors = 0;
            }
            case 0x30 -> {
                command[0] = value & ~DELIVERY_PENDING;
                send(value);
            }
            case 0x31 -> command[1] = value;
            case 0x32, 0x33, 0x34, 0x35, 0x36, 0x37 -> local((offset >> 4) - 0x32, value);
            case 0x38 -> {
                timer.start(value & 0xFFFF_FFFFL);
                owner.changed();
            }
            case 0x3E -> {
                timer.divide(value, isPeriodic());
                owner.changed();
            }
            default -> { }
        }
    }

    /// Software-disabling masks every local source.
    private void spurious(int value) {
        spurious = value & 0x1FF;
        if ((spurious & SOFTWARE_ENABLE) == 0) {
            for (int i = 0; i < local.length; i++) {
                local[i] |= MASKED;
            }
        }
        owner.changed();
    }

    private void local(int number, int value) {
        int writable = number == TIMER ? 0x3_00FF : number == LINT0 || number == LINT0 + 1 ? 0x1_A7FF : 0x1_07FF;
        local[number] = value & writable | ((spurious & SOFTWARE_ENABLE) == 0 ? MASKED : 0);
        owner.changed();
    }

    /// Interrupt command. Messages arrive at once, so the delivery status never shows "pending".
    private void send(int value) {
        int mode = value >> 8 & 7;
        int vector = value & 0xFF;
        boolean deassert = mode == ApicBus.INIT && (value & LEVEL_TRIGGERED) != 0 && (value & ASSERT) == 0;
        if (mode <= ApicBus.LOWEST_PRIORITY && vector < 16) {
            error(ILLEGAL_VECTOR_SENT);
        } else if (!deassert) {
            int destination = isExtended() ? command[1] : everybody(command[1] >>> 24);
            boolean logical = (value & LOGICAL) != 0;
            bus.deliver(vector, mode, false, switch (value >> SHORTHAND & 3) {
                case 0 -> other -> other.isDestination(destination, logical);
                case 1 -> other -> other == this;
                case 2 -> _ -> true;
                default -> other -> other != this;
            }, (to, kind) -> owner.sent(to, kind, vector));
        }
    }

    /// An 8-bit destination, as messages have it.
    static int everybody(int destination) {
        return destination == 0xFF ? EVERYBODY : destination;
    }

    /// Reads a register in x2APIC mode, -1 if there is none of that number.
    public long extended(int register) {
        if (!isExtended() || !ExtendedRegisters.isReadable(register)) {
            return -1;
        }
        return switch (register) {
            case 0x02 -> core;
            case 0x0D -> (long) (core >> 4) << 16 | 1L << (core & 15);
            case ExtendedRegisters.COMMAND -> (long) command[1] << 32 | command[0] & 0xFFFF_FFFFL;
            default -> read(register << 4, 4);
        };
    }

    /// Writes one; false if there is none of that number or the value has reserved bits.
    public boolean extended(int register, long value) {
        if (!isExtended() || !ExtendedRegisters.isWritable(register, value)) {
            return false;
        }
        switch (register) {
            case ExtendedRegisters.COMMAND -> {
                command[0] = (int) value & ~DELIVERY_PENDING;
                command[1] = (int) (value >>> 32);
                send((int) value);
            }
            case ExtendedRegisters.SELF -> send((int) value | TO_SELF);
            default -> write(register << 4, 4, value);
        }
        return true;
    }

    /// Adds the registers to a state hash.
    public void digest(LongConsumer digest) {
        long[] state = {base, id, taskPriority, logicalDestination, destinationFormat, spurious, errors, errorsRead,
            externalRequest ? 1 : 0, command[0], command[1]};
        for (long value : state) {
            digest.accept(value);
        }
        timer.digest(digest);
        for (int value : local) {
            digest.accept(value);
        }
        for (int i = 0; i < 8; i++) {
            digest.accept(requested.word(i) << 32 | inService.word(i));
            digest.accept(levelTriggered.word(i));
        }
    }

    /// Takes the registers down or puts them back.
    public void state(StateTape tape) {
        base = tape.word(base);
        requested.state(tape);
        inService.state(tape);
        levelTriggered.state(tape);
        id = tape.number(id);
        taskPriority = tape.number(taskPriority);
        logicalDestination = tape.number(logicalDestination);
        destinationFormat = tape.number(destinationFormat);
        spurious = tape.number(spurious);
        errors = tape.number(errors);
        errorsRead = tape.number(errorsRead);
        externalRequest = tape.bit(externalRequest);
        tape.numbers(command);
        tape.numbers(local);
        timer.state(tape);
    }
}
