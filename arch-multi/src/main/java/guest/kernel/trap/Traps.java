package guest.kernel.trap;

import guest.kernel.cpudriver.Doorbells;
import guest.kernel.cpudriver.Interrupts;
import guest.kernel.sched.Scheduler;
import guest.platform.LocalApic;
import guest.platform.UserCopy;
import guest.platform.UserFrame;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.layout.TrapFrame;
import shared.layout.Vector;

/// Every interrupt and exception of this core: who is told.
@RawAllowed(category = Category.INTERRUPTS, reason = "reads the vector from the trap frame")
public final class Traps {
    private final Scheduler scheduler;
    private final LocalApic apic;
    private final Interrupts interrupts;
    private final Doorbells doorbells;
    private final Faults faults;

    public Traps(Scheduler scheduler, LocalApic apic, Interrupts interrupts, Doorbells doorbells, Faults faults) {
        this.scheduler = scheduler;
        this.apic = apic;
        this.interrupts = interrupts;
        this.doorbells = doorbells;
        this.faults = faults;
    }

    void handle(long frame) {
        int vector = (int) Memory.load64(frame + TrapFrame.VECTOR);
        if (!UserFrame.isUser(frame)) {
            fromDriver(vector, frame);
            return;
        }
        scheduler.enter(frame, true);
        if (vector < Vector.FIRST_INTERRUPT) {
            faults.raise(vector);
        } else {
            interrupt(vector);
        }
        scheduler.leave();
    }

    /// The driver was waiting for an interrupt, was copying memory of ring 3, or is broken.
    private void fromDriver(int vector, long frame) {
        if (vector >= Vector.FIRST_INTERRUPT) {
            interrupt(vector);
        } else if (vector != Vector.PAGE_FAULT || !UserCopy.repair(frame)) {
            faults.ofDriver(vector, frame);
        }
    }

    private void interrupt(int vector) {
        if (vector == Vector.SPURIOUS) {
            return;
        }
        apic.endOfInterrupt();
        if (vector == Vector.TIMER) {
            scheduler.timerFired();
        } else if (vector == Vector.DOORBELL) {
            doorbells.answer();
        } else if (vector >= Vector.DEVICE && vector < Vector.DEVICE + Interrupts.LINES) {
            interrupts.fired(vector - Vector.DEVICE);
        }
    }
}
