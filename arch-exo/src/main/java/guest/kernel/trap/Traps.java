package guest.kernel.trap;

import guest.kernel.binding.ConsoleBinding;
import guest.kernel.revoke.Revocation;
import guest.kernel.sched.Scheduler;
import guest.platform.LocalApic;
import guest.platform.UserFrame;
import guest.raw.Memory;
import guest.raw.RawAllowed.Category;
import guest.raw.RawAllowed;
import shared.layout.TrapFrame;
import shared.layout.Vector;
import shared.map.IoPort;

/// Every interrupt and exception: who is told.
@RawAllowed(category = Category.INTERRUPTS, reason = "reads the vector from the trap frame")
public final class Traps {
    private final Scheduler scheduler;
    private final LocalApic apic;
    private final ConsoleBinding console;
    private final Revocation revocation;
    private final Faults faults;

    public Traps(Scheduler scheduler, LocalApic apic, ConsoleBinding console, Revocation revocation, Faults faults) {
        this.scheduler = scheduler;
        this.apic = apic;
        this.console = console;
        this.revocation = revocation;
        this.faults = faults;
    }

    void handle(long frame) {
        int vector = (int) Memory.load64(frame + TrapFrame.VECTOR);
        boolean fromRing3 = UserFrame.isUser(frame);
        if (vector < Vector.FIRST_INTERRUPT) {
            exception(vector, frame, fromRing3);
        } else {
            interrupt(vector);
        }
        if (fromRing3) {
            scheduler.leave();
        }
    }

    private void exception(int vector, long frame, boolean fromRing3) {
        if (fromRing3) {
            faults.raise(vector, frame);
        } else {
            faults.raiseInKernel(vector, frame);
        }
    }

    private void interrupt(int vector) {
        if (vector == Vector.SPURIOUS) {
            return;
        }
        apic.endOfInterrupt();
        if (vector == Vector.TIMER) {
            revocation.timerFired();
            scheduler.timerFired();
        } else if (vector == Vector.DEVICE + IoPort.COM1_LINE) {
            console.fired();
        }
    }
}
