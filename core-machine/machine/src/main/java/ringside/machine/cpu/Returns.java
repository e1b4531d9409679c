package ringside.machine.cpu;

import ringside.machine.isa.CodeSize;
import ringside.machine.trace.TraceEvent;

/// `iret` and far returns: what they take off the stack is read completely before anything changes. Intel SDM vol. 2A, IRET, and vol. 2B,
/// RET.
public final class Returns {
    private static final int[] DATA_SEGMENTS = {Segment.ES, Segment.DS, Segment.FS, Segment.GS};

    private final Cpu cpu;

    Returns(Cpu cpu) {
        this.cpu = cpu;
    }

    /// Where a return leads.
    ///
    /// @param code  segment in its new ring
    /// @param stack new stack segment, or null where the stack stays
    private record Destination(Segment code, long rip, Segment stack, long pointer) {}

    /// `iret`.
    public void interruptReturn(int width) {
        boolean nested = (cpu.flags.system & Flags.NT) != 0 && !cpu.isRealMode();
        if (nested && cpu.isLongMode()) {
            throw cpu.faults.generalProtection(0);
        }
        if (nested) {
            throw cpu.unimplemented("return to another task");
        }
        long flags = word(2, width, 0);
        if (!cpu.isRealMode() && !cpu.isLongMode() && cpu.ring == 0 && (flags & Flags.VM) != 0) {
            throw cpu.unimplemented("return to virtual-8086 mode");
        }
        var to = destination(width, 3, 0, cpu.codeSize == CodeSize.BITS64);
        if (cpu.tracer != null) {
            cpu.tracer.interruptReturn();
        }
        cpu.signals.unblock();
        int changeable = Flags.STATUS | Flags.TF | Flags.DF | Flags.NT | Flags.RF | Flags.AC | Flags.ID
                | (cpu.ring == 0 ? Flags.IOPL : 0) | (cpu.ring <= cpu.ioPrivilege() ? Flags.IF : 0);
        if (width == 2) {
            changeable &= 0xFFFF;
        }
        cpu.flags(cpu.flags.value() & ~changeable | flags & changeable);
        go(to, 3 * width);
    }

    /// `lret`, which also releases that many bytes of parameters.
    public void farReturn(int width, int released) {
        var to = destination(width, 2, released, false);
        go(to, 2 * width + released);
    }

    /// @param words      that lie before the stack of an outer ring
    /// @param takesStack the frame has a stack for the same ring, too
    private Destination destination(int width, int words, int released, boolean takesStack) {
        long rip = word(0, width, 0);
        int selector = (int) word(1, width, 0) & 0xFFFF;
        if (cpu.isRealMode()) {
            requireInside(cpu.segments[Segment.CS], rip);
            return new Destination(cpu.segments[Segment.CS].moved(selector), rip, null, 0);
        }
        int ring = selector & 3;
        if (ring < cpu.ring) {
            throw cpu.faults.generalProtection(selector & ~3);
        }
        var code = cpu.segmentation.code(selector, ring, true);
        boolean wide = code.isLong() && cpu.isLongMode();
        Segment stack = null;
        long pointer = 0;
        if (takesStack || ring > cpu.ring) {
            pointer = word(words, width, released) + released;
            stack = cpu.segmentation.stack((int) word(words + 1, width, released) & 0xFFFF, ring, wide);
        }
        if (!wide) {
            requireInside(code, rip);
        } else if (rip << 16 >> 16 != rip) {
            throw cpu.faults.generalProtection(0);
        }
        return new Destination(code, rip, stack, pointer);
    }

    private void requireInside(Segment code, long rip) {
        if (!code.reaches(rip, 1)) {
            throw cpu.faults.generalProtection(0);
        }
    }

    /// A word of the frame, zero-extended, behind so many bytes of parameters.
    private long word(int index, int width, int released) {
        long offset = cpu.registers[Cpu.RSP] + (long) index * width + released;
        long mask = cpu.stackMask();
        if (cpu.codeSize != CodeSize.BITS64 && !cpu.segments[Segment.SS].reaches(offset & mask, width)) {
            throw cpu.faults.raise(Vector.STACK_FAULT, 0);
        }
        long value = cpu.mmu.load(cpu.base(Segment.SS) + (offset & mask), width);
        return width == 8 ? value : value & (1L << 8 * width) - 1;
    }

    private void go(Destination to, long taken) {
        int ring = cpu.isRealMode() ? 0 : to.code.selector() & 3;
        boolean wasWide = cpu.codeSize == CodeSize.BITS64;
        if (to.stack == null) {
            cpu.moveStack(cpu.registers[Cpu.RSP] + taken);
        }
        boolean outwards = ring != cpu.ring;
        cpu.setRing(ring, TraceEvent.Cause.IRET);
        cpu.setSegment(Segment.CS, to.code);
        if (to.stack != null) {
            cpu.setSegment(Segment.SS, to.stack);
            if (wasWide) {
                cpu.registers[Cpu.RSP] = to.pointer;
            } else {
                cpu.moveStack(to.pointer);
            }
        }
        if (outwards) {
            dropInnerSegments();
        }
        cpu.rip = to.rip;
        cpu.clock.leaveBlock = true;
    }

    /// Data segments of an inner ring do not survive a return to an outer one.
    private void dropInnerSegments() {
        for (int number : DATA_SEGMENTS) {
            var segment = cpu.segments[number];
            boolean conforming = segment.isCode() && segment.isConforming();
            if (segment.selector() != 0 && segment.isPresent() && !conforming && segment.dpl() < cpu.ring) {
                long base = cpu.base(number);
                cpu.setSegment(number, segment.unusable());
                cpu.setBase(number, base);
            }
        }
    }
}
