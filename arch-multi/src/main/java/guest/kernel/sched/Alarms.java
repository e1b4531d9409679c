package guest.kernel.sched;

import guest.platform.LocalApic;
import guest.platform.TimeSource;

/// When dispatchers of this core are to wake, when the running time slice ends, and the core's own timer that serves both.
///
/// There is no tick: the timer is set for the next moment at which something is to be done, and off when there is none.
public final class Alarms {
    private static final long NEVER = Long.MAX_VALUE;

    private final LocalApic apic;
    private final TimeSource time;
    private final Dispatchers dispatchers;
    private long sliceEnd = NEVER;
    /// What the timer is set for.
    private long armed = NEVER;

    public Alarms(LocalApic apic, TimeSource time, Dispatchers dispatchers) {
        this.apic = apic;
        this.time = time;
        this.dispatchers = dispatchers;
    }

    /// Nanoseconds since the core started.
    public long now() {
        return time.now();
    }

    /// Somebody has gone to sleep.
    void added() {
        arm();
    }

    /// Ends the time slice `nanoseconds` from now.
    void startSlice(long nanoseconds) {
        sliceEnd = time.now() + nanoseconds;
        arm();
    }

    /// There is nobody to share the core with.
    void stopSlice() {
        if (sliceEnd != NEVER) {
            sliceEnd = NEVER;
            arm();
        }
    }

    boolean isSliceOver() {
        return time.now() >= sliceEnd;
    }

    /// Some dispatcher whose time has come, or null.
    Dispatcher expired() {
        long now = time.now();
        for (int i = 0; i < dispatchers.count(); i++) {
            Dispatcher each = dispatchers.get(i);
            if (each.state == Dispatcher.SLEEPING && each.deadline <= now) {
                return each;
            }
        }
        return null;
    }

    /// The timer has fired, perhaps before the time it was set for, because its counter is short.
    void fired() {
        armed = NEVER;
        arm();
    }

    private void arm() {
        long next = sliceEnd;
        for (int i = 0; i < dispatchers.count(); i++) {
            Dispatcher each = dispatchers.get(i);
            if (each.state == Dispatcher.SLEEPING) {
                next = Math.min(next, each.deadline);
            }
        }
        if (next == armed) {
            return;
        }
        armed = next;
        if (next == NEVER) {
            apic.stopTimer();
        } else {
            apic.fireAfter(Math.max(0, next - time.now()));
        }
    }
}
