package ringside.machine.cpu;

import java.util.Set;
import ringside.machine.isa.CodeSize;

/// Descriptor tables and segment loads. Intel SDM vol. 3A chapters 3, 5 and 7.
public final class Segmentation {
    private static final int TABLE_BIT = 4;
    private static final long UPPER_TYPE = 0x1F00_0000_0000L;
    private static final int RPL = 3;
    private static final int TSS_AVAILABLE = 9;
    private static final int TSS_BUSY = 11;
    private static final int LDT = 2;
    private static final int BUSY_BIT = 2;
    private static final int ACCESSED_BIT = 1;
    private static final int BITMAP_POINTER = 0x66;

    /// Local table, task states, and for the access rights call gates.
    private static final Set<Integer> ANSWERED_LIMITS = Set.of(LDT, TSS_AVAILABLE, TSS_BUSY);
    private static final Set<Integer> ANSWERED_RIGHTS = Set.of(LDT, TSS_AVAILABLE, TSS_BUSY, 0xC);

    private final Cpu cpu;

    Segmentation(Cpu cpu) {
        this.cpu = cpu;
    }

    /// Reads the descriptor a selector names; #GP(selector) beyond the table.
    Segment read(int selector) {
        return read(selector, 0);
    }

    /// @param external 1 if an event from outside the program asks for it, which the error code tells
    Segment read(int selector, int external) {
        long at = addressOf(selector, external);
        return Segment.of(selector, cpu.mmu.loadSystem(at, 8), 0);
    }

    private long addressOf(int selector) {
        return addressOf(selector, 0);
    }

    private long addressOf(int selector, int external) {
        boolean local = (selector & TABLE_BIT) != 0;
        long limit = local ? cpu.localTable.limit() : cpu.gdtLimit;
        if ((selector | 7) > limit) {
            throw cpu.faults.generalProtection(selector & ~RPL | external);
        }
        return (local ? cpu.localTable.base() : cpu.gdtBase) + (selector & ~7);
    }

    /// The eight bytes of the descriptor a selector names.
    long descriptor(int selector) {
        return cpu.mmu.loadSystem(addressOf(selector), 8);
    }

    /// Second half of a descriptor of 16 bytes, in which no type may stand. Intel SDM vol. 3A §5.8.3.1.
    ///
    /// @param error code of the fault if there is none
    long upperHalf(int selector, int error) {
        boolean local = (selector & TABLE_BIT) != 0;
        if ((selector | 7) + 8L > (local ? cpu.localTable.limit() : cpu.gdtLimit)) {
            throw cpu.faults.generalProtection(error);
        }
        long upper = cpu.mmu.loadSystem(addressOf(selector) + 8, 8);
        if ((upper & UPPER_TYPE) != 0) {
            throw cpu.faults.generalProtection(error);
        }
        return upper;
    }

    private static boolean isNull(int selector) {
        return (selector & ~RPL) == 0;
    }

    /// `mov` or `pop` into a data segment register.
    public void loadData(int number, int selector) {
        if (number == Segment.CS || number > Segment.GS) {
            throw cpu.faults.undefined();
        }
        if (cpu.isRealMode()) {
            cpu.setSegment(number, cpu.segments[number].moved(selector));
            return;
        }
        if (isNull(selector)) {
            boolean allowed = number != Segment.SS || cpu.codeSize == CodeSize.BITS64 && cpu.ring < 3 && (selector & RPL) == cpu.ring;
            if (!allowed) {
                throw cpu.faults.generalProtection(0);
            }
            cpu.setSegment(number, new Segment(selector, 0, 0, 0));
            return;
        }
        int code = selector & ~RPL;
        var segment = read(selector);
        boolean fits = number == Segment.SS
                ? segment.isWritableData() && segment.dpl() == cpu.ring && (selector & RPL) == cpu.ring
                : segment.isReadable() && (segment.isConforming() && segment.isCode()
                        || segment.dpl() >= Math.max(cpu.ring, selector & RPL));
        if (!fits) {
            throw cpu.faults.generalProtection(code);
        }
        if (!segment.isPresent()) {
            throw cpu.faults.raise(number == Segment.SS ? Vector.STACK_FAULT : Vector.SEGMENT_NOT_PRESENT, code);
        }
        markAccessed(segment);
        cpu.setSegment(number, segment);
    }

    void markAccessed(Segment segment) {
        if ((segment.attributes() & ACCESSED_BIT) == 0) {
            long type = addressOf(segment.selector()) + 5;
            cpu.mmu.storeSystem(type, 1, cpu.mmu.loadSystem(type, 1) | ACCESSED_BIT);
        }
    }

    /// Checks a code segment for a far transfer that ends in `ring`.
    Segment code(int selector, int ring, boolean isReturn) {
        if (isNull(selector)) {
            throw cpu.faults.generalProtection(0);
        }
        int code = selector & ~RPL;
        var segment = read(selector);
        boolean privilege = segment.isConforming() ? segment.dpl() <= ring : segment.dpl() == ring;
        if (!segment.isCode() || !privilege || !isReturn && (selector & RPL) > ring
                || segment.isLong() && segment.isBig() && cpu.isLongMode()) {
            throw cpu.faults.generalProtection(code);
        }
        if (!segment.isPresent()) {
            throw cpu.faults.raise(Vector.SEGMENT_NOT_PRESENT, code);
        }
        return new Segment(code | ring, segment.base(), segment.limit(), segment.attributes());
    }

    /// Checks a stack segment for a return to an outer ring; null selectors are allowed below ring 3 in 64-bit mode.
    Segment stack(int selector, int ring, boolean wide) {
        if (isNull(selector)) {
            if (!wide || ring == 3) {
                throw cpu.faults.generalProtection(0);
            }
            return new Segment(selector, 0, 0, 0);
        }
        int code = selector & ~RPL;
        var segment = read(selector);
        if (!segment.isWritableData() || segment.dpl() != ring || (selector & RPL) != ring) {
            throw cpu.faults.generalProtection(code);
        }
        if (!segment.isPresent()) {
            throw cpu.faults.raise(Vector.STACK_FAULT, code);
        }
        return segment;
    }

    /// Checks the 64-bit code segment a call gate names.
    Segment gateCode(int selector) {
        if (isNull(selector)) {
            throw cpu.faults.generalProtection(0);
        }
        int error = selector & ~RPL;
        var segment = read(selector);
        if (!segment.isCode() || segment.dpl() > cpu.ring || !segment.isLong() || segment.isBig()) {
            throw cpu.faults.generalProtection(error);
        }
        if (!segment.isPresent()) {
            throw cpu.faults.raise(Vector.SEGMENT_NOT_PRESENT, error);
        }
        return segment;
    }

    /// Outside 64-bit mode: raises the fault of an access through a segment, if any. Intel SDM vol. 3A §5.3 and §5.5.
    public void requireInside(int number, long offset, int width, boolean write) {
        var segment = cpu.segments[number];
        boolean allowed = cpu.isRealMode() || (write ? segment.isWritableData() : segment.isReadable());
        if (!allowed || !segment.reaches(offset, width)) {
            throw cpu.faults.raise(number == Segment.SS ? Vector.STACK_FAULT : Vector.GENERAL_PROTECTION);
        }
    }

    /// Last offset from which code may be fetched.
    public long codeLimit() {
        return cpu.segments[Segment.CS].limit();
    }

    /// The descriptor a program may ask about, or null. Intel SDM vol. 2, LAR, LSL, VERR.
    private Segment visible(int selector) {
        long limit = (selector & TABLE_BIT) != 0 ? cpu.localTable.limit() : cpu.gdtLimit;
        if (isNull(selector) || (selector | 7) > limit) {
            return null;
        }
        var segment = read(selector);
        boolean conforming = segment.isCode() && segment.isConforming();
        return conforming || segment.dpl() >= Math.max(cpu.ring, selector & RPL) ? segment : null;
    }

    /// What `lar` answers, or -1.
    public long accessRights(int selector) {
        requireProtectedMode();
        var segment = visible(selector);
        return segment == null || segment.isSystem() && !ANSWERED_RIGHTS.contains(segment.type()) ? -1 : segment.attributes() << 8 & 0xF0_FF00L;
    }

    /// What `lsl` answers, or -1.
    public long limit(int selector) {
        requireProtectedMode();
        var segment = visible(selector);
        return segment == null || segment.isSystem() && !ANSWERED_LIMITS.contains(segment.type()) ? -1 : segment.limit();
    }

    public boolean isAccessible(int selector, boolean write) {
        requireProtectedMode();
        var segment = visible(selector);
        return segment != null && !segment.isSystem() && (write ? segment.isWritableData() : segment.isReadable());
    }

    private void requireProtectedMode() {
        if (cpu.isRealMode()) {
            throw cpu.faults.undefined();
        }
    }

    /// `ltr`.
    public void loadTaskRegister(int selector) {
        requireProtectedMode();
        cpu.requireRing0();
        var segment = system(selector, TSS_AVAILABLE);
        long type = addressOf(selector) + 5;
        cpu.mmu.storeSystem(type, 1, cpu.mmu.loadSystem(type, 1) | BUSY_BIT);
        cpu.taskState = new Segment(selector, segment.base(), segment.limit(), segment.attributes() & ~0xF | TSS_BUSY);
    }

    /// `lldt`.
    public void loadLocalTable(int selector) {
        requireProtectedMode();
        cpu.requireRing0();
        cpu.localTable = isNull(selector) ? new Segment(selector, 0, 0, 0) : system(selector, LDT);
    }

    /// In long mode such descriptors have 16 bytes. Intel SDM vol. 3A §3.5.2.
    private Segment system(int selector, int type) {
        int code = selector & ~RPL;
        if (isNull(selector) || (selector & TABLE_BIT) != 0) {
            throw cpu.faults.generalProtection(code);
        }
        long lower = descriptor(selector);
        var segment = Segment.of(selector, lower, cpu.isLongMode() ? upperHalf(selector, code) : 0);
        boolean canonical = segment.base() << 16 >> 16 == segment.base();
        if (!segment.isSystem() || segment.type() != type || !canonical) {
            throw cpu.faults.generalProtection(code);
        }
        if (!segment.isPresent()) {
            throw cpu.faults.raise(Vector.SEGMENT_NOT_PRESENT, code);
        }
        return segment;
    }

    /// Looks up the I/O permission bitmap of the task state segment. Intel SDM vol. 1 §19.5.2.
    void requirePermittedPort(int port, int width) {
        long limit = cpu.taskState.limit();
        if (limit < BITMAP_POINTER + 1) {
            throw cpu.faults.generalProtection(0);
        }
        long at = cpu.mmu.loadSystem(cpu.taskState.base() + BITMAP_POINTER, 2) + (port >> 3);
        if (at + 1 > limit) {
            throw cpu.faults.generalProtection(0);
        }
        long bits = cpu.mmu.loadSystem(cpu.taskState.base() + at, 2) >> (port & 7);
        if ((bits & (1 << width) - 1) != 0) {
            throw cpu.faults.generalProtection(0);
        }
    }

    public int selector(int number) {
        return cpu.segments[number].selector();
    }

    public int taskRegister() {
        requireProtectedMode();
        return cpu.taskState.selector();
    }

    public int localTable() {
        requireProtectedMode();
        return cpu.localTable.selector();
    }

    public void globalTable(long base, int limit) {
        requireTable(base);
        cpu.gdtBase = base;
        cpu.gdtLimit = limit;
    }

    public void interruptTable(long base, int limit) {
        requireTable(base);
        cpu.idtBase = base;
        cpu.idtLimit = limit;
    }

    private void requireTable(long base) {
        cpu.requireRing0();
        if (base << 16 >> 16 != base) {
            throw cpu.faults.generalProtection(0);
        }
    }

    public long globalTableBase() {
        return cpu.gdtBase;
    }

    public int globalTableLimit() {
        return cpu.gdtLimit;
    }

    public long interruptTableBase() {
        return cpu.idtBase;
    }

    public int interruptTableLimit() {
        return cpu.idtLimit;
    }
}
