package guest.kernel.frame;

import guest.kernel.trap.Faults;
import guest.kernel.trap.Interrupts;
import guest.lang.Entry;
import guest.lang.NoAllocation;
import guest.platform.FailedCheck;
import guest.platform.FaultReport;
import guest.platform.LocalApic;
import guest.platform.Panic;
import guest.platform.ThreadSwitch;
import guest.platform.UserCopy;
import guest.platform.UserFrame;
import guest.process.CallTable;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.TrapFrame;
import shared.layout.Vector;

/// Where everything arrives: reads the registers, so that the checked kernel sees numbers and objects only.
///
/// An exception in ring 0 is a bug of the kernel, and the frame's own business: it stops the machine and names the line.
@RawAllowed(category = RawAllowed.Category.INTERRUPTS, reason = "reads and writes the registers in a trap frame")
public final class Traps {
    private static Traps installed;

    private final ThreadSwitch core;
    private final LocalApic apic;
    private final CallTable calls;
    private final Interrupts interrupts;
    private final Faults faults;
    private final FaultReport report = new FaultReport(new FailedCheck());
    private final Panic panic = new Panic();

    public Traps(Hardware hardware, CallTable calls, Interrupts interrupts, Faults faults) {
        core = hardware.core();
        apic = hardware.apic();
        this.calls = calls;
        this.interrupts = interrupts;
        this.faults = faults;
    }

    /// From now on traps and system calls arrive here.
    public void install() {
        installed = this;
    }

    @Entry(Entry.Kind.SYSTEM_CALL)
    static void systemCall(long frame) {
        long result = installed.calls.call(Memory.load64(frame + TrapFrame.RAX), Memory.load64(frame + TrapFrame.RDI),
                Memory.load64(frame + TrapFrame.RSI), Memory.load64(frame + TrapFrame.RDX));
        Memory.store64(frame + TrapFrame.RAX, result);
    }

    @NoAllocation
    @Entry(Entry.Kind.TRAP)
    static void trap(long frame) {
        installed.handle((int) Memory.load64(frame + TrapFrame.VECTOR), frame);
    }

    private void handle(int vector, long frame) {
        if (vector < Vector.FIRST_INTERRUPT) {
            fault(vector, frame);
            return;
        }
        if (vector != Vector.SPURIOUS) {
            apic.endOfInterrupt();
            if (!interrupts.deliver(vector)) {
                fault(vector, frame);
            }
        }
        if (UserFrame.isUser(frame)) {
            interrupts.preempt();
        }
    }

    private void fault(int vector, long frame) {
        if (vector == Vector.PAGE_FAULT && !UserFrame.isUser(frame) && UserCopy.repair(frame)) {
            return;
        }
        // The report reads the faulting code, and a second page fault would overwrite the address.
        report.take(vector, frame);
        if (UserFrame.isUser(frame)) {
            faults.kill(vector, report);
        } else {
            panic.stop(report, frame, core.running().stackTop());
        }
    }
}
