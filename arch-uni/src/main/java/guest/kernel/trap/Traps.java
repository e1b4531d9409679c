package guest.kernel.trap;

import guest.kernel.sched.DeviceInterrupt;
import guest.lang.Entry;
import guest.platform.LocalApic;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.TrapFrame;
import shared.layout.Vector;

/// Where every interrupt and exception arrives.
@RawAllowed(category = RawAllowed.Category.INTERRUPTS, reason = "reads the vector from a trap frame")
public final class Traps {
    /// Pins of the IOAPIC.
    private static final int PINS = 24;

    private static Traps installed;

    private final LocalApic apic;
    private final Faults faults = new Faults();
    private final DeviceInterrupt[] devices = new DeviceInterrupt[PINS];

    public Traps(LocalApic apic) {
        this.apic = apic;
    }

    /// Lets IOAPIC pin `pin` fire `device`.
    public void connect(int pin, DeviceInterrupt device) {
        devices[pin] = device;
    }

    /// From now on traps arrive here.
    public void install() {
        installed = this;
    }

    @Entry(Entry.Kind.TRAP)
    static void trap(long frame) {
        installed.handle((int) Memory.load64(frame + TrapFrame.VECTOR), frame);
    }

    private void handle(int vector, long frame) {
        if (vector < Vector.FIRST_INTERRUPT) {
            faults.handle(vector, frame);
        } else if (vector != Vector.SPURIOUS) {
            apic.endOfInterrupt();
            deliver(vector, frame);
        }
    }

    /// The timer needs no handler: that the core woke is all its message.
    private void deliver(int vector, long frame) {
        int pin = vector - Vector.DEVICE;
        if (pin >= 0 && pin < PINS && devices[pin] != null) {
            devices[pin].fire();
        } else if (vector != Vector.TIMER) {
            faults.handle(vector, frame);
        }
    }
}
