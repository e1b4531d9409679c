package guest.kernel.trap;

import guest.lang.Entry;
import guest.lang.NoAllocation;
import guest.platform.LocalApic;
import guest.platform.UserFrame;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.task.Alarms;
import guest.task.DeviceInterrupt;
import guest.task.Scheduler;
import shared.layout.TrapFrame;
import shared.layout.Vector;

/// Where every interrupt and exception arrives.
@RawAllowed(category = RawAllowed.Category.INTERRUPTS, reason = "reads the vector from a trap frame")
public final class Traps {
    /// Pins of the IOAPIC.
    private static final int PINS = 24;

    private static Traps installed;

    private final Scheduler scheduler;
    private final Alarms alarms;
    private final LocalApic apic;
    private final Faults faults;
    private final DeviceInterrupt[] devices = new DeviceInterrupt[PINS];

    public Traps(Scheduler scheduler, Alarms alarms, LocalApic apic, Faults faults) {
        this.scheduler = scheduler;
        this.alarms = alarms;
        this.apic = apic;
        this.faults = faults;
    }

    /// Lets IOAPIC pin `pin` fire `device`.
    public void connect(int pin, DeviceInterrupt device) {
        devices[pin] = device;
    }

    /// From now on traps arrive here.
    public void install() {
        installed = this;
    }

    @NoAllocation
    @Entry(Entry.Kind.TRAP)
    static void trap(long frame) {
        installed.handle(frame);
    }

    private void handle(long frame) {
        int vector = (int) Memory.load64(frame + TrapFrame.VECTOR);
        if (vector < Vector.FIRST_INTERRUPT) {
            faults.handle(vector, frame);
            return;
        }
        if (vector != Vector.SPURIOUS) {
            apic.endOfInterrupt();
            deliver(vector, frame);
        }
        if (UserFrame.isUser(frame)) {
            scheduler.preempt();
        }
    }

    private void deliver(int vector, long frame) {
        int pin = vector - Vector.DEVICE;
        if (vector == Vector.TIMER) {
            alarms.expire();
        } else if (pin >= 0 && pin < PINS && devices[pin] != null) {
            devices[pin].fire();
        } else {
            faults.handle(vector, frame);
        }
    }
}
