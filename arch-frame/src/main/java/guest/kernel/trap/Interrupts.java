package guest.kernel.trap;

import guest.task.Alarms;
import guest.task.DeviceInterrupt;
import guest.task.Scheduler;
import shared.layout.Vector;

/// Who is told of an interrupt.
public final class Interrupts {
    /// Pins of the IOAPIC.
    private static final int PINS = 24;

    private final Scheduler scheduler;
    private final Alarms alarms;
    private final DeviceInterrupt[] devices = new DeviceInterrupt[PINS];

    public Interrupts(Scheduler scheduler, Alarms alarms) {
        this.scheduler = scheduler;
        this.alarms = alarms;
    }

    /// Lets IOAPIC pin `pin` fire `device`.
    public void connect(int pin, DeviceInterrupt device) {
        devices[pin] = device;
    }

    /// False if nobody waits for this vector.
    public boolean deliver(int vector) {
        int pin = vector - Vector.DEVICE;
        if (vector == Vector.TIMER) {
            alarms.expire();
        } else if (pin >= 0 && pin < PINS && devices[pin] != null) {
            devices[pin].fire();
        } else {
            return false;
        }
        return true;
    }

    /// To be called at the end of an interrupt that came from ring 3.
    public void preempt() {
        scheduler.preempt();
    }
}
