package ringside.machine.cpu;

import ringside.machine.isa.CodeSize;
import ringside.machine.trace.TraceEvent;

/// Far `jmp` and `call`, straight to a code segment or through a call gate of long mode. Everything is checked before anything changes.
/// Intel SDM vol. 2A, CALL and JMP; vol. 3A §5.8.3 and §5.8.4.
public final class FarTransfers {
    private static final int RPL = 3;
    private static final int CALL_GATE = 0xC;
    private static final int NARROW_CALL_GATE = 4;
    private static final int TASK_GATE = 5;
    private static final int NARROW_TASK_STATE = 1;
    private static final int TASK_STATE = 9;
    private static final int WORD = 8;

    private final Cpu cpu;

    FarTransfers(Cpu cpu) {
        this.cpu = cpu;
    }

    /// Where a transfer leads.
    ///
    /// @param width bytes of each word a call pushes
    private record Destination(Segment code, long rip, int width) {}

    /// Far `jmp`.
    public void jump(int selector, long offset) {
        var to = cpu.isRealMode() ? realMode(selector, offset, 2) : destination(selector, offset, 0, false);
        enter(to);
    }

    /// Far `call`.
    ///
    /// @param width bytes of each word it pushes, unless a gate says otherwise
    /// @param next  where the return leads
    public void call(int selector, long offset, int width, long next) {
        var to = cpu.isRealMode() ? realMode(selector, offset, width) : destination(selector, offset, width, true);
        if (!cpu.isRealMode() && (to.code.selector() & RPL) < cpu.ring) {
            callInwards(to, next);
            return;
        }
        long top = cpu.registers[Cpu.RSP] - 2L * to.width;
        store(top + to.width, to.width, cpu.selector(Segment.CS));
        store(top, to.width, next);
        cpu.moveStack(top);
        enter(to);
    }

    private Destination realMode(int selector, long offset, int width) {
        var code = cpu.segments[Segment.CS];
        requireInside(code, offset);
        return new Destination(code.moved(selector), offset, width);
    }

    private Destination destination(int selector, long offset, int width, boolean isCall) {
        if ((selector & ~RPL) != 0) {
            var named = cpu.segmentation.read(selector);
            if (named.isSystem()) {
                return throughGate(named, isCall);
            }
        }
        var code = cpu.segmentation.code(selector, cpu.ring, false);
        requireInside(code, offset);
        return new Destination(code, offset, width);
    }

    /// A gate has a place for a code segment and an offset in it; those of the instruction do not count.
    private Destination throughGate(Segment gate, boolean isCall) {
        int error = gate.selector() & ~RPL;
        boolean leads = gate.type() == CALL_GATE
                || !cpu.isLongMode() && (gate.type() == NARROW_CALL_GATE || gate.type() == TASK_GATE || isFreeTask(gate));
        if (!leads || gate.dpl() < cpu.ring || gate.dpl() < (gate.selector() & RPL)) {
            throw cpu.faults.generalProtection(error);
        }
        if (!gate.isPresent()) {
            throw cpu.faults.raise(Vector.SEGMENT_NOT_PRESENT, error);
        }
        if (!cpu.isLongMode()) {
            throw cpu.unimplemented(gate.type() == TASK_GATE ? "far transfer through a task gate"
                    : isFreeTask(gate) ? "switch to another task" : "far transfer through a call gate outside long mode");
        }
        return throughWideGate(gate, error, isCall);
    }

    private static boolean isFreeTask(Segment segment) {
        return segment.type() == TASK_STATE || segment.type() == NARROW_TASK_STATE;
    }

    private Destination throughWideGate(Segment gate, int error, boolean isCall) {
        long low = cpu.segmentation.descriptor(gate.selector());
        long high = cpu.segmentation.upperHalf(gate.selector(), error);
        var code = cpu.segmentation.gateCode((int) (low >>> 16) & 0xFFFF);
        boolean inwards = !code.isConforming() && code.dpl() < cpu.ring;
        if (inwards && !isCall) {
            throw cpu.faults.generalProtection(code.selector() & ~RPL);
        }
        long rip = low & 0xFFFF | low >>> 32 & 0xFFFF_0000L | high << 32;
        requireInside(code, rip);
        return new Destination(code.withRing(inwards ? code.dpl() : cpu.ring), rip, WORD);
    }

    /// A call to an inner ring takes its stack from the task state; the stack segment becomes null.
    private void callInwards(Destination to, long next) {
        int ring = to.code.selector() & RPL;
        long stack = cpu.delivery.innerStack(ring, 0);
        if (!isCanonical(stack - WORD) || !isCanonical(stack - 4L * WORD)) {
            throw cpu.faults.raise(Vector.STACK_FAULT, 0);
        }
        long[] frame = {cpu.selector(Segment.SS), cpu.registers[Cpu.RSP], cpu.selector(Segment.CS), next};
        for (long value : frame) {
            stack -= WORD;
            cpu.mmu.storeFrame(stack, WORD, value, (cpu.flags.system & Flags.AC) != 0);
        }
        cpu.setRing(ring, TraceEvent.Cause.CALL_GATE);
        cpu.setSegment(Segment.SS, new Segment(ring, 0, 0, 0));
        cpu.registers[Cpu.RSP] = stack;
        enter(to);
    }

    private void enter(Destination to) {
        if (!cpu.isRealMode()) {
            cpu.segmentation.markAccessed(to.code);
        }
        cpu.setSegment(Segment.CS, to.code);
        cpu.rip = cpu.codeSize == CodeSize.BITS64 ? to.rip : to.rip & 0xFFFF_FFFFL;
        cpu.clock.leaveBlock = true;
    }

    private void requireInside(Segment code, long offset) {
        boolean wide = code.isLong() && cpu.isLongMode();
        if (wide ? !isCanonical(offset) : !code.reaches(offset, 1)) {
            throw cpu.faults.generalProtection(0);
        }
    }

    private static boolean isCanonical(long address) {
        return address << 16 >> 16 == address;
    }

    private void store(long offset, int width, long value) {
        long at = offset & cpu.stackMask();
        if (cpu.codeSize != CodeSize.BITS64) {
            cpu.segmentation.requireInside(Segment.SS, at, width, true);
        } else if (!isCanonical(at)) {
            throw cpu.faults.raise(Vector.STACK_FAULT);
        }
        cpu.mmu.store(cpu.base(Segment.SS) + at, width, value);
    }
}
