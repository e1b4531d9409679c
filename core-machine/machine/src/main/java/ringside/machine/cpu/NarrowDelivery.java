package ringside.machine.cpu;

import ringside.machine.trace.TraceEvent;

/// Enters handlers outside long mode: through the vector table of real mode, or through 16- and 32-bit gates. Intel SDM vol. 3A §6.11,
/// §6.12 and §20.1.4.
final class NarrowDelivery {
    private static final int TASK_GATE = 5;
    private static final int NARROW_INTERRUPT_GATE = 6;
    private static final int NARROW_TRAP_GATE = 7;
    private static final int INTERRUPT_GATE = 0xE;
    private static final int TRAP_GATE = 0xF;

    private final Cpu cpu;

    NarrowDelivery(Cpu cpu) {
        this.cpu = cpu;
    }

    /// A stack that grows while it is written, and becomes the core's when all is written.
    private final class Frame {
        private final Segment segment;
        private final long base;
        private final long mask;
        private final int width;
        private final int errorCode;
        private long pointer;

        /// @param errorCode of the stack fault where the segment ends
        Frame(Segment segment, long base, long pointer, int width, int errorCode) {
            this.segment = segment;
            this.base = base;
            this.mask = segment.isBig() ? 0xFFFF_FFFFL : 0xFFFF;
            this.pointer = pointer;
            this.width = width;
            this.errorCode = errorCode;
        }

        void push(long value) {
            pointer -= width;
            long offset = pointer & mask;
            if (!segment.reaches(offset, width)) {
                throw cpu.faults.raise(Vector.STACK_FAULT, errorCode);
            }
            cpu.mmu.storeFrame(base + offset, width, value, (cpu.flags.system & Flags.AC) != 0);
        }

        void adopt() {
            long old = cpu.registers[Cpu.RSP];
            cpu.registers[Cpu.RSP] = old & ~mask & 0xFFFF_FFFFL | pointer & mask;
        }
    }

    /// In real mode there are no error codes.
    void enterRealMode(int vector) {
        if (vector * 4 + 3 > cpu.idtLimit) {
            throw cpu.faults.generalProtection(0);
        }
        long target = cpu.mmu.loadSystem(cpu.idtBase + vector * 4L, 4);
        var frame = new Frame(cpu.segments[Segment.SS], cpu.base(Segment.SS), cpu.registers[Cpu.RSP], 2, 0);
        frame.push(cpu.flags.value());
        frame.push(cpu.selector(Segment.CS));
        frame.push(cpu.rip);
        frame.adopt();
        cpu.flags(cpu.flags.value() & ~(Flags.IF | Flags.TF | Flags.AC | Flags.RF));
        cpu.setSegment(Segment.CS, cpu.segments[Segment.CS].moved((int) (target >>> 16)));
        cpu.rip = target & 0xFFFF;
    }

    /// @param external 1 if the event is not the program's own, which error codes tell
    void enter(int vector, int errorCode, boolean hasErrorCode, int extraFlags, TraceEvent.Cause cause, int external) {
        int selfCode = vector * 8 + 2 + external;
        if (vector * 8 + 7 > cpu.idtLimit) {
            throw cpu.faults.generalProtection(selfCode);
        }
        long gate = cpu.mmu.loadSystem(cpu.idtBase + vector * 8L, 8);
        int type = (int) (gate >>> 40) & 0x1F;
        boolean isGate = type >= TASK_GATE && type <= NARROW_TRAP_GATE || type == INTERRUPT_GATE || type == TRAP_GATE;
        if (!isGate || cause == TraceEvent.Cause.SOFTWARE_INTERRUPT && cpu.ring > (gate >>> 45 & 3)) {
            throw cpu.faults.generalProtection(selfCode);
        }
        if ((gate >>> 47 & 1) == 0) {
            throw cpu.faults.raise(Vector.SEGMENT_NOT_PRESENT, selfCode);
        }
        if (type == TASK_GATE) {
            throw cpu.unimplemented("interrupt " + vector + " through a task gate");
        }
        int width = (type & 8) != 0 ? 4 : 2;
        var code = cpu.delivery.handlerCode((int) (gate >>> 16) & 0xFFFF, external);
        int ring = code.isConforming() ? cpu.ring : code.dpl();
        long target = gate & 0xFFFF | (width == 4 ? gate >>> 32 & 0xFFFF_0000L : 0);
        if (!code.reaches(target, 1)) {
            throw cpu.faults.generalProtection(external);
        }
        var frame = ring == cpu.ring ? new Frame(cpu.segments[Segment.SS], cpu.base(Segment.SS), cpu.registers[Cpu.RSP], width, external)
                : innerStack(ring, width, external);
        if (ring != cpu.ring) {
            frame.push(cpu.selector(Segment.SS));
            frame.push(cpu.registers[Cpu.RSP]);
        }
        frame.push(cpu.flags.value() | extraFlags);
        frame.push(cpu.selector(Segment.CS));
        frame.push(cpu.rip);
        if (hasErrorCode) {
            frame.push(errorCode);
        }
        boolean changes = ring != cpu.ring;
        cpu.setRing(ring, cause);
        cpu.setSegment(Segment.CS, code.withRing(ring));
        if (changes) {
            cpu.setSegment(Segment.SS, frame.segment);
        }
        frame.adopt();
        cpu.rip = target;
        boolean closes = type == INTERRUPT_GATE || type == NARROW_INTERRUPT_GATE;
        cpu.flags.system &= ~(Flags.TF | Flags.NT | Flags.RF | (closes ? Flags.IF : 0));
    }

    /// The stack a 32-bit task state segment names for a ring.
    private Frame innerStack(int ring, int width, int external) {
        int offset = 4 + ring * 8;
        if (offset + 5 > cpu.taskState.limit()) {
            throw cpu.faults.raise(Vector.INVALID_TSS, cpu.taskState.selector() & ~3 | external);
        }
        long pointer = cpu.mmu.loadSystem(cpu.taskState.base() + offset, 4);
        int selector = (int) cpu.mmu.loadSystem(cpu.taskState.base() + offset + 4, 2);
        int code = selector & ~3 | external;
        if ((selector & ~3) == 0) {
            throw cpu.faults.raise(Vector.INVALID_TSS, external);
        }
        var segment = cpu.segmentation.read(selector, external);
        if ((selector & 3) != ring || segment.dpl() != ring || !segment.isWritableData()) {
            throw cpu.faults.raise(Vector.INVALID_TSS, code);
        }
        if (!segment.isPresent()) {
            throw cpu.faults.raise(Vector.STACK_FAULT, code);
        }
        return new Frame(segment, segment.base(), pointer, width, code);
    }
}
