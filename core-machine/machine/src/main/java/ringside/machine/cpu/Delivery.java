package ringside.machine.cpu;

import ringside.machine.StopReason;
import ringside.machine.time.CostTable;
import ringside.machine.trace.TraceEvent;

/// Enters handlers through the interrupt table. Intel SDM vol. 3A chapter 6, and §6.14 for long mode.
public final class Delivery {
    private static final int INTERRUPT_GATE = 0xE;
    private static final int TRAP_GATE = 0xF;
    private static final int IN_TABLE = 2;
    private static final int EXTERNAL = 1;

    private final Cpu cpu;
    private final NarrowDelivery narrow;

    Delivery(Cpu cpu) {
        this.cpu = cpu;
        this.narrow = new NarrowDelivery(cpu);
    }

    /// Raises an exception for the instruction at RIP. Ends in the handler, in a double fault's handler, or in a stop.
    public void exception(int vector, int errorCode, long address) {
        cpu.debug.forget();
        exception(vector, errorCode, address, Flags.RF);
    }

    /// A debug exception by a trap or by a breakpoint on code.
    void debugException() {
        exception(Vector.DEBUG, 0, 0, 0);
    }

    private void exception(int vector, int errorCode, long address, int firstFlags) {
        int resume = firstFlags;
        int pending = vector;
        int code = errorCode;
        long faultAddress = address;
        boolean doubleFault = false;
        var history = new StringBuilder();
        pageFault(vector, address);
        while (true) {
            history.append(' ').append(pending);
            traceException(pending, code, faultAddress);
            try {
                cpu.charge(CostTable.Item.EXCEPTION_ENTRY);
                enter(pending, hasErrorCode(pending) ? code : 0, hasErrorCode(pending),
                        doubleFault ? 0 : resume, TraceEvent.Cause.EXCEPTION, EXTERNAL);
                return;
            } catch (GuestFault second) {
                pageFault(second.vector(), second.address());
                if (doubleFault) {
                    throw tripleFault(history.append(' ').append(second.vector()).toString());
                }
                resume = Flags.RF;
                doubleFault = isDouble(pending, second.vector());
                pending = doubleFault ? Vector.DOUBLE_FAULT : second.vector();
                code = doubleFault ? 0 : second.errorCode();
                faultAddress = second.address();
            }
        }
    }

    /// CR2 tells of the latest page fault, also of one that becomes a double fault. Intel SDM vol. 3A §6.15, interrupt 14.
    private void pageFault(int vector, long address) {
        if (vector == Vector.PAGE_FAULT) {
            cpu.cr2 = address;
        }
    }

    private boolean hasErrorCode(int vector) {
        return Vector.hasErrorCode(vector) && !cpu.isRealMode();
    }

    private static boolean isDouble(int first, int second) {
        return Vector.isContributory(first) && Vector.isContributory(second)
                || first == Vector.PAGE_FAULT && (second == Vector.PAGE_FAULT || Vector.isContributory(second));
    }

    private void traceException(int vector, int code, long address) {
        if (cpu.tracer != null) {
            cpu.tracer.exception(vector, code, vector == Vector.PAGE_FAULT ? address : 0);
        }
    }

    private StopRun tripleFault(String history) {
        return new StopRun(new StopReason.TripleFault("triple fault at 0x" + Long.toHexString(cpu.rip) + " in ring " + cpu.ring
                + ": exceptions" + history + ", CR2 0x" + Long.toHexString(cpu.cr2) + ", CR3 0x" + Long.toHexString(cpu.cr3)
                + ", RSP 0x" + Long.toHexString(cpu.registers[Cpu.RSP])));
    }

    /// Lets signals take effect that are pending. A core that waits for its start-up message is not ready afterwards.
    public void signals() {
        if (cpu.signals.takeInitialise()) {
            cpu.initialise();
            cpu.machinery.initialise();
            if (cpu.core == 0) {
                throw cpu.unimplemented("INIT to the boot core, which goes on in the firmware, of which there is none here,");
            }
            cpu.signals.await();
        }
        int page = cpu.signals.takeStart();
        if (page >= 0) {
            cpu.start(page);
        }
        if (!cpu.interruptShadow && cpu.signals.takeNonMaskable()) {
            cpu.halted = false;
            interrupt(Vector.NMI);
        }
    }

    /// Takes an external interrupt.
    public void interrupt(int vector) {
        if (cpu.tracer != null) {
            cpu.tracer.interrupt(vector);
        }
        cpu.charge(CostTable.Item.INTERRUPT_ENTRY);
        try {
            enter(vector, 0, false, 0, TraceEvent.Cause.EXTERNAL_INTERRUPT, EXTERNAL);
        } catch (GuestFault fault) {
            exception(fault.vector(), fault.errorCode(), fault.address());
        }
    }

    /// `int n` and `int3`: RIP must already be behind the instruction; on a fault the caller restores it.
    public void softwareInterrupt(int vector) {
        cpu.charge(CostTable.Item.INTERRUPT_ENTRY);
        enter(vector, 0, false, 0, TraceEvent.Cause.SOFTWARE_INTERRUPT, 0);
    }

    /// `int1`, which no gate's privilege refuses. Otherwise as [#softwareInterrupt].
    public void debugInterrupt() {
        cpu.charge(CostTable.Item.INTERRUPT_ENTRY);
        enter(Vector.DEBUG, 0, false, 0, TraceEvent.Cause.EXCEPTION, EXTERNAL);
    }

    /// @param external 1 if the event is not the program's own, which error codes of faults on the way tell
    private void enter(int vector, int errorCode, boolean hasErrorCode, int extraFlags, TraceEvent.Cause cause, int external) {
        cpu.debug.step(false);
        if (vector == Vector.DEBUG) {
            cpu.debug.allowAccess();
        }
        if (cpu.isRealMode()) {
            narrow.enterRealMode(vector);
        } else if (!cpu.isLongMode()) {
            narrow.enter(vector, errorCode, hasErrorCode, extraFlags, cause, external);
        } else {
            enterWide(vector, errorCode, hasErrorCode, extraFlags, cause, external);
        }
    }

    private void enterWide(int vector, int errorCode, boolean hasErrorCode, int extraFlags, TraceEvent.Cause cause, int external) {
        int selfCode = vector * 8 + IN_TABLE + external;
        if (vector * 16 + 15 > cpu.idtLimit) {
            throw cpu.faults.generalProtection(selfCode);
        }
        long gate = cpu.mmu.loadSystem(cpu.idtBase + vector * 16L, 8);
        long high = cpu.mmu.loadSystem(cpu.idtBase + vector * 16L + 8, 8);
        int type = (int) (gate >>> 40) & 0x1F;
        int dpl = (int) (gate >>> 45) & 3;
        if (type != INTERRUPT_GATE && type != TRAP_GATE || cause == TraceEvent.Cause.SOFTWARE_INTERRUPT && cpu.ring > dpl) {
            throw cpu.faults.generalProtection(selfCode);
        }
        if ((gate >>> 47 & 1) == 0) {
            throw cpu.faults.raise(Vector.SEGMENT_NOT_PRESENT, selfCode);
        }
        var code = handlerCode((int) (gate >>> 16) & 0xFFFF, external);
        int ring = code.isConforming() ? cpu.ring : code.dpl();
        long stack = stackFor((int) (gate >>> 32) & 7, ring, external) & -16L;
        long target = gate & 0xFFFF | gate >>> 32 & 0xFFFF_0000L | high << 32;
        if (!isCanonical(stack - 8) || !isCanonical(stack - 8L * (hasErrorCode ? 6 : 5))) {
            throw cpu.faults.raise(Vector.STACK_FAULT, external);
        }
        if (!isCanonical(target)) {
            throw cpu.faults.generalProtection(external);
        }
        long top = push(stack, hasErrorCode, errorCode, extraFlags);
        boolean changes = ring != cpu.ring;
        cpu.setRing(ring, cause);
        cpu.setSegment(Segment.CS, code.withRing(ring));
        if (changes) {
            cpu.setSegment(Segment.SS, new Segment(ring, 0, 0, 0));
        }
        cpu.registers[Cpu.RSP] = top;
        cpu.rip = target;
        cpu.flags.system &= ~(Flags.TF | Flags.NT | Flags.RF | (type == INTERRUPT_GATE ? Flags.IF : 0));
    }

    private static boolean isCanonical(long address) {
        return address << 16 >> 16 == address;
    }

    /// Checks the segment a gate names.
    Segment handlerCode(int selector, int external) {
        if ((selector & ~3) == 0) {
            throw cpu.faults.generalProtection(external);
        }
        int code = selector & ~3 | external;
        var segment = cpu.segmentation.read(selector, external);
        if (!segment.isCode() || cpu.isLongMode() && (!segment.isLong() || segment.isBig()) || segment.dpl() > cpu.ring) {
            throw cpu.faults.generalProtection(code);
        }
        if (!segment.isPresent()) {
            throw cpu.faults.raise(Vector.SEGMENT_NOT_PRESENT, code);
        }
        return segment;
    }

    /// Stack pointer from the task state segment where the gate or a ring change asks for one. Intel SDM vol. 3A §7.7.
    private long stackFor(int stackTable, int ring, int external) {
        if (stackTable == 0 && ring == cpu.ring) {
            return cpu.registers[Cpu.RSP];
        }
        return taskStack(stackTable != 0 ? 28 + stackTable * 8 : 4 + ring * 8, external);
    }

    /// Stack pointer of long mode's task state for an inner ring.
    long innerStack(int ring, int external) {
        return taskStack(4 + ring * 8, external);
    }

    private long taskStack(int offset, int external) {
        if (offset + 7 > cpu.taskState.limit()) {
            throw cpu.faults.raise(Vector.INVALID_TSS, cpu.taskState.selector() & ~3 | external);
        }
        return cpu.mmu.loadSystem(cpu.taskState.base() + offset, 8);
    }

    private long push(long top, boolean hasErrorCode, int errorCode, int extraFlags) {
        long at = pushWord(top, cpu.segments[Segment.SS].selector());
        at = pushWord(at, cpu.registers[Cpu.RSP]);
        at = pushWord(at, cpu.flags.value() | extraFlags);
        at = pushWord(at, cpu.segments[Segment.CS].selector());
        at = pushWord(at, cpu.rip);
        return hasErrorCode ? pushWord(at, errorCode) : at;
    }

    private long pushWord(long top, long value) {
        cpu.mmu.storeFrame(top - 8, 8, value, (cpu.flags.system & Flags.AC) != 0);
        return top - 8;
    }
}
