package guest.kernel.cpudriver;

import guest.kernel.sched.Dispatcher;
import guest.kernel.sched.Dispatchers;
import guest.kernel.sched.Scheduler;
import guest.platform.IoApic;
import shared.abi.Errno;

/// Device interrupts as something a driver's dispatcher waits for. A line that fired stays masked until its driver says so.
public final class Interrupts {
    /// Pins of the IOAPIC.
    public static final int LINES = 24;

    private final Scheduler scheduler;
    private final Dispatchers dispatchers;
    private final IoApic controller;
    /// Set of lines that fired and of which nobody has been told.
    private int pending;

    public Interrupts(Scheduler scheduler, Dispatchers dispatchers, IoApic controller) {
        this.scheduler = scheduler;
        this.dispatchers = dispatchers;
        this.controller = controller;
    }

    /// The running dispatcher waits until the line of its domain's device fired since the last time. -EBADF if there is none.
    public long await(Dispatcher dispatcher) {
        int line = dispatcher.domain.line;
        if (line < 0) {
            return -Errno.EBADF;
        }
        if ((pending & 1 << line) != 0) {
            pending &= ~(1 << line);
        } else {
            dispatcher.state = Dispatcher.AWAITING_INTERRUPT;
        }
        return 0;
    }

    /// Lets the line fire again.
    public long acknowledge(Dispatcher dispatcher) {
        int line = dispatcher.domain.line;
        if (line < 0) {
            return -Errno.EBADF;
        }
        controller.unmask(line);
        return 0;
    }

    /// The line has fired.
    public void fired(int line) {
        controller.mask(line);
        pending |= 1 << line;
        for (int i = 0; i < dispatchers.count(); i++) {
            Dispatcher each = dispatchers.get(i);
            if (each.state == Dispatcher.AWAITING_INTERRUPT && each.domain.line == line) {
                pending &= ~(1 << line);
                scheduler.makeUrgent(each);
            }
        }
    }
}
