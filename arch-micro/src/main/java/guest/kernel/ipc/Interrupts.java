package guest.kernel.ipc;

import guest.kernel.sched.Scheduler;
import guest.kernel.sched.Tcb;
import guest.platform.IoApic;
import shared.abi.Errno;

/// Device interrupts as something a driver thread receives. The kernel masks a line that fired until its driver acknowledges.
public final class Interrupts {
    /// Pins of the IOAPIC.
    public static final int LINES = 24;

    private final Scheduler scheduler;
    private final IoApic controller;
    private final InterruptSource[] sources = new InterruptSource[LINES];

    public Interrupts(Scheduler scheduler, IoApic controller) {
        this.scheduler = scheduler;
        this.controller = controller;
        for (int line = 0; line < LINES; line++) {
            sources[line] = new InterruptSource(line);
        }
    }

    /// The source of `line`, or null if there is no such line.
    public InterruptSource source(long line) {
        return Long.compareUnsigned(line, LINES) < 0 ? sources[(int) line] : null;
    }

    /// Blocks the running thread until the line fired since the last time. -EBUSY if another thread waits.
    public long await(InterruptSource source) {
        if (source.waiter != null) {
            return -Errno.EBUSY;
        }
        if (!source.pending) {
            Tcb thread = scheduler.current();
            thread.state = Tcb.AWAITING_INTERRUPT;
            source.waiter = thread;
            scheduler.block();
        }
        source.pending = false;
        return 0;
    }

    /// Lets the line fire again.
    public long acknowledge(InterruptSource source) {
        controller.unmask(source.line);
        return 0;
    }

    /// The line has fired.
    public void fired(int line) {
        InterruptSource source = sources[line];
        controller.mask(line);
        source.pending = true;
        if (source.waiter != null) {
            scheduler.makeUrgent(source.waiter);
            source.waiter = null;
        }
    }

    /// A thread that waits for a line will never run again.
    void abandon(Tcb thread) {
        for (int line = 0; line < LINES; line++) {
            if (sources[line].waiter == thread) {
                sources[line].waiter = null;
                controller.mask(line);
            }
        }
    }
}
