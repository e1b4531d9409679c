package ringside.machine.cpu;

import java.util.Arrays;
import java.util.function.LongConsumer;
import ringside.machine.CoreState;
import ringside.machine.StopReason;
import ringside.machine.isa.CodeSize;
import ringside.machine.mmu.Mmu;
import ringside.machine.state.StateTape;
import ringside.machine.time.CoreClock;
import ringside.machine.time.CostTable;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.Tracer;

/// The state of one processor core, and the few transitions that touch much of it.
public final class Cpu {
    public static final int RAX = 0;
    public static final int RCX = 1;
    public static final int RDX = 2;
    public static final int RBX = 3;
    public static final int RSP = 4;
    public static final int RBP = 5;
    public static final int RSI = 6;
    public static final int RDI = 7;
    public static final int R11 = 11;
    /// A register that is always zero, for absent parts of addresses.
    public static final int ZERO = 16;
    /// Bases of ES CS SS DS FS GS follow each other.
    public static final int SEGMENT_BASES = 17;
    private static final int REGISTERS = 23;

    /// Extension type, which cannot be changed.
    private static final long POWER_ON_CR0 = 0x10;
    private static final long RESET_VECTOR = 0xFFF0;
    private static final int REAL_MODE_LIMIT = 0xFFFF;
    public static final long CR0_PE = 1;
    private static final long CR0_CACHE = 3L << 29;
    static final long CR0_MP = 2;
    static final long CR0_EM = 4;
    static final long CR0_TS = 8;
    static final long CR0_NE = 1L << 5;
    static final long CR0_AM = 1L << 18;
    public static final long CR0_WP = 1L << 16;
    public static final long CR0_PG = 1L << 31;
    static final long CR4_DE = 1L << 3;
    public static final long CR4_PAE = 1L << 5;
    public static final long CR4_PGE = 1L << 7;
    static final long CR4_OSFXSR = 1L << 9;
    static final long CR4_OSXMMEXCPT = 1L << 10;
    public static final long CR4_PCIDE = 1L << 17;
    static final long CR4_SMEP = 1L << 20;
    static final long CR4_SMAP = 1L << 21;
    public static final long EFER_SCE = 1;
    public static final long EFER_LME = 1L << 8;
    public static final long EFER_LMA = 1L << 10;
    public static final long EFER_NXE = 1L << 11;

    /// Number of this core.
    public final int core;
    /// General-purpose registers by number, then [#ZERO], then segment bases.
    public final long[] registers = new long[REGISTERS];
    public final Flags flags = new Flags();
    public final Mmu mmu;
    public final CoreClock clock;
    public final Faults faults;
    public final Features features;
    public final CostTable costs;
    public final Machinery machinery;

    /// XMM registers, and x87 with 64-bit vector registers.
    public final VectorUnit vectors = new VectorUnit(this);
    public final StackUnit stack = new StackUnit(this);
    public final DebugUnit debug = new DebugUnit(this);
    /// Address of the next instruction, between blocks; while a block runs, [#address()] is the running one's.
    public long rip;
    /// Addresses of the running block's instructions, null between blocks.
    public long[] addresses;
    public boolean halted;
    /// One instruction more before an interrupt may be taken.
    public boolean interruptShadow;
    /// What other cores and controllers ask for beside interrupts.
    public final Signals signals = new Signals();

    long cr0 = POWER_ON_CR0 | CR0_PE;
    long cr2;
    long cr3;
    long cr4;
    long efer;
    final Segment[] segments = {Segment.NULL, Segment.NULL, Segment.NULL, Segment.NULL, Segment.NULL, Segment.NULL};
    Segment taskState = new Segment(0, 0, 0x67, 0x8B);
    Segment localTable = new Segment(0, 0, 0xFFFF, 0x82);
    long gdtBase;
    int gdtLimit;
    long idtBase;
    int idtLimit;
    int ring;
    CodeSize codeSize = CodeSize.BITS32;
    final Msrs msrs;
    final Segmentation segmentation;
    final Delivery delivery;
    private final FarTransfers transfers;
    private final Returns returns;
    Tracer tracer;

    public Cpu(int core, Mmu mmu, CoreClock clock, Faults faults, Features features, CostTable costs, Machinery machinery) {
        this.core = core;
        this.mmu = mmu;
        this.clock = clock;
        this.faults = faults;
        this.features = features;
        this.costs = costs;
        this.machinery = machinery;
        this.msrs = new Msrs(this);
        this.segmentation = new Segmentation(this);
        this.delivery = new Delivery(this);
        this.transfers = new FarTransfers(this);
        this.returns = new Returns(this);
    }

    /// The state in which the PVH boot protocol enters a kernel: 32-bit protected mode, flat segments, paging off.
    public void enterProtectedMode(long entry, long startInfo) {
        for (int i = 0; i < segments.length; i++) {
            setSegment(i, i == Segment.CS ? Segment.flatCode(8, 0, false) : Segment.flatData(16, 0));
        }
        rip = entry;
        registers[RBX] = startInfo;
    }

    /// INIT: the boot core then goes on in the firmware, the others wait for a start-up message. Intel SDM vol. 3A, table 9-1.
    public void initialise() {
        Arrays.fill(registers, 0);
        registers[RDX] = CpuId.SIGNATURE;
        flags(0);
        efer = 0;
        cr0 = cr0 & CR0_CACHE | POWER_ON_CR0;
        cr2 = 0;
        cr3 = 0;
        cr4 = 0;
        debug.reset();
        taskState = new Segment(0, 0, REAL_MODE_LIMIT, 0x8B);
        localTable = new Segment(0, 0, REAL_MODE_LIMIT, 0x82);
        gdtBase = 0;
        gdtLimit = REAL_MODE_LIMIT;
        idtBase = 0;
        idtLimit = REAL_MODE_LIMIT;
        halted = false;
        interruptShadow = false;
        setRing(0, TraceEvent.Cause.EXCEPTION);
        for (int i = 0; i < segments.length; i++) {
            setSegment(i, i == Segment.CS ? Segment.RESET_CODE : Segment.real(0, false));
        }
        rip = RESET_VECTOR;
        ControlRegisters.configure(this);
        mmu.root(0, 0, false);
    }

    /// Power-on of a core that does not boot: as after INIT, with the caches off.
    public void waitForStart() {
        cr0 = CR0_CACHE;
        initialise();
        signals.await();
    }

    /// Start-up message: real-mode code from the first byte of a page. Intel SDM vol. 3A §8.4.3.
    public void start(int page) {
        setSegment(Segment.CS, Segment.real(page << 8, true));
        rip = 0;
    }

    boolean isRealMode() {
        return (cr0 & CR0_PE) == 0;
    }

    /// Linear address of an offset in the code segment.
    public long codeAddress(long offset) {
        return offset + registers[SEGMENT_BASES + Segment.CS];
    }

    /// Bits of RSP that address the stack.
    public long stackMask() {
        return codeSize == CodeSize.BITS64 ? -1L : segments[Segment.SS].isBig() ? 0xFFFF_FFFFL : 0xFFFF;
    }

    /// Sets RSP, or ESP or SP where the stack segment is narrower; SP leaves the other bits alone.
    public void moveStack(long to) {
        long mask = stackMask();
        registers[RSP] = mask == 0xFFFF ? registers[RSP] & ~mask | to & mask : to & mask;
    }

    public void tracer(Tracer tracer) {
        this.tracer = tracer;
    }

    public Tracer tracer() {
        return tracer;
    }

    public int ring() {
        return ring;
    }

    public CodeSize codeSize() {
        return codeSize;
    }

    public long cr3() {
        return cr3;
    }

    public Delivery delivery() {
        return delivery;
    }

    public FarTransfers transfers() {
        return transfers;
    }

    public Returns returns() {
        return returns;
    }

    public Segmentation segmentation() {
        return segmentation;
    }

    public Msrs msrs() {
        return msrs;
    }

    boolean isLongMode() {
        return (efer & EFER_LMA) != 0;
    }

    /// Whether an external interrupt would be taken now.
    public boolean acceptsInterrupts() {
        return (flags.system & Flags.IF) != 0;
    }

    public int ioPrivilege() {
        return flags.system >> 12 & 3;
    }

    /// Loads a cached descriptor. A segment's base is visible to addresses only where the mode uses it.
    void setSegment(int number, Segment segment) {
        segments[number] = segment;
        if (number == Segment.CS) {
            var before = codeSize;
            codeSize = segment.isLong() && isLongMode() ? CodeSize.BITS64 : segment.isBig() ? CodeSize.BITS32 : CodeSize.BITS16;
            if ((before == CodeSize.BITS64) != (codeSize == CodeSize.BITS64)) {
                showBases();
            }
        }
        boolean flat = codeSize == CodeSize.BITS64 && number < Segment.FS;
        long base = flat ? 0 : segment.base();
        if (number == Segment.CS && base != registers[SEGMENT_BASES + Segment.CS]) {
            clock.leaveBlock = true;
        }
        registers[SEGMENT_BASES + number] = base;
    }

    /// 64-bit mode hides the bases of three segments, the other modes show them.
    private void showBases() {
        for (int number : new int[] {Segment.ES, Segment.SS, Segment.DS}) {
            registers[SEGMENT_BASES + number] = codeSize == CodeSize.BITS64 ? 0 : segments[number].base();
        }
    }

    /// Base of a segment as addresses see it. For FS and GS it may differ from the cached descriptor's, because the MSRs change it.
    long base(int number) {
        return registers[SEGMENT_BASES + number];
    }

    void setBase(int number, long base) {
        registers[SEGMENT_BASES + number] = base;
    }

    /// Changes the privilege ring. The caller has checked that it may.
    void setRing(int to, TraceEvent.Cause cause) {
        if (to != ring) {
            if (tracer != null) {
                tracer.ringChange(ring, to, cause);
            }
            ring = to;
            view();
        }
    }

    /// Sets RFLAGS.
    public void flags(long value) {
        boolean changes = ((flags.system ^ value) & Flags.AC) != 0;
        flags.value(value);
        if (changes) {
            view();
        }
    }

    /// Follows a change of what the code may do with memory: its ring, EFLAGS.AC or CR0.AM.
    public void view() {
        boolean flag = (flags.system & Flags.AC) != 0;
        mmu.view(ring, flag, flag && (cr0 & CR0_AM) != 0);
    }

    public void charge(CostTable.Item item) {
        clock.charge(costs.price(item));
    }

    public void requireRing0() {
        if (ring != 0) {
            throw faults.generalProtection(0);
        }
    }

    /// Address of the running instruction, or of the next one between blocks.
    public long address() {
        return addresses == null ? rip : addresses[clock.index];
    }

    /// #GP unless ports `port` to `port + width - 1` may be used here.
    public void requirePort(int port, int width) {
        if (ring > ioPrivilege()) {
            segmentation.requirePermittedPort(port, width);
        }
        debug.port(port, width);
    }

    /// Stops the machine because the guest uses something this machine does not have.
    public RuntimeException unimplemented(String what) {
        return new StopRun(new StopReason.Unimplemented(what + " at 0x" + Long.toHexString(address())));
    }

    /// Visible part of a segment register.
    public int selector(int number) {
        return segments[number].selector();
    }

    /// The registers as an observer sees them.
    public CoreState state() {
        var general = Arrays.stream(registers, 0, ZERO).boxed().toList();
        return new CoreState(general, rip, flags.value(), ring, cr0, cr2, cr3, cr4, halted);
    }

    /// Feeds registers, in a fixed order, to a state hash.
    public void digest(LongConsumer digest) {
        for (long register : registers) {
            digest.accept(register);
        }
        long[] rest = {rip, flags.value(), cr0, cr2, cr3, cr4, efer, gdtBase, gdtLimit, idtBase, idtLimit, ring, halted ? 1 : 0,
            (interruptShadow ? 1 : 0) | signals.state() << 1};
        for (long value : rest) {
            digest.accept(value);
        }
        debug.digest(digest);
        for (var segment : segments) {
            digestSegment(segment, digest);
        }
        digestSegment(taskState, digest);
        digestSegment(localTable, digest);
        msrs.digest(digest);
        vectors.digest(digest);
        stack.digest(digest);
    }

    private static void digestSegment(Segment segment, LongConsumer digest) {
        digest.accept(segment.selector() | (long) segment.attributes() << 32);
        digest.accept(segment.base());
        digest.accept(segment.limit());
    }

    /// Takes the core's state down or puts it back. Between two instructions.
    public void state(StateTape tape) {
        tape.words(registers);
        flags.state(tape);
        signals.state(tape);
        rip = tape.word(rip);
        halted = tape.bit(halted);
        interruptShadow = tape.bit(interruptShadow);
        cr0 = tape.word(cr0);
        cr2 = tape.word(cr2);
        cr3 = tape.word(cr3);
        cr4 = tape.word(cr4);
        efer = tape.word(efer);
        for (int i = 0; i < segments.length; i++) {
            segments[i] = Segment.state(segments[i], tape);
        }
        taskState = Segment.state(taskState, tape);
        localTable = Segment.state(localTable, tape);
        gdtBase = tape.word(gdtBase);
        gdtLimit = tape.number(gdtLimit);
        idtBase = tape.word(idtBase);
        idtLimit = tape.number(idtLimit);
        ring = tape.number(ring);
        codeSize = CodeSize.values()[tape.number(codeSize.ordinal())];
        msrs.state(tape);
        vectors.state(tape);
        stack.state(tape);
        mmu.state(tape);
        debug.state(tape);
        view();
    }
}
