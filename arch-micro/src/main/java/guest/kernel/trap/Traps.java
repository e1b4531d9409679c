package guest.kernel.trap;

import guest.kernel.ipc.Interrupts;
import guest.kernel.sched.Scheduler;
import guest.platform.FailureReport;
import guest.platform.LocalApic;
import guest.platform.UserCopy;
import guest.platform.UserFrame;
import guest.raw.Memory;
import guest.raw.RawAllowed.Category;
import guest.raw.RawAllowed;
import shared.layout.TrapFrame;
import shared.layout.Vector;

/// Every interrupt and exception: who is told.
@RawAllowed(category = Category.INTERRUPTS, reason = "reads the vector from the trap frame")
public final class Traps {
    private final Scheduler scheduler;
    private final LocalApic apic;
    private final Interrupts interrupts;
    private final Faults faults;
    private final FailureReport report;

    public Traps(Scheduler scheduler, LocalApic apic, Interrupts interrupts, Faults faults, FailureReport report) {
        this.scheduler = scheduler;
        this.apic = apic;
        this.interrupts = interrupts;
        this.faults = faults;
        this.report = report;
    }

    void handle(long frame) {
        int vector = (int) Memory.load64(frame + TrapFrame.VECTOR);
        boolean fromRing3 = UserFrame.isUser(frame);
        if (vector < Vector.FIRST_INTERRUPT) {
            exception(vector, frame, fromRing3);
            return;
        }
        interrupt(vector);
        if (fromRing3) {
            scheduler.leaveInterrupt();
        }
    }

    private void exception(int vector, long frame, boolean fromRing3) {
        if (fromRing3) {
            faults.raise(vector, frame);
        } else if (vector != Vector.PAGE_FAULT || !UserCopy.repair(frame)) {
            report.panic(vector, frame);
        }
    }

    private void interrupt(int vector) {
        if (vector == Vector.SPURIOUS) {
            return;
        }
        apic.endOfInterrupt();
        if (vector == Vector.TIMER) {
            scheduler.timerFired();
        } else if (vector >= Vector.DEVICE && vector < Vector.DEVICE + Interrupts.LINES) {
            interrupts.fired(vector - Vector.DEVICE);
        }
    }
}
