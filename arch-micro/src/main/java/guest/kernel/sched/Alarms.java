package guest.kernel.sched;

import guest.platform.LocalApic;
import guest.platform.TimeSource;

/// Threads that sleep until a time, the end of the running time slice, and the one timer that serves both.
///
/// There is no tick: the timer is set for the next moment at which something is to be done, and off when there is none.
public final class Alarms {
    private static final long NEVER = Long.MAX_VALUE;

    private final LocalApic apic;
    private final TimeSource time;
    private final ThreadQueue sleepers = new ThreadQueue();
    private long sliceEnd = NEVER;
    /// What the timer is set for.
    private long armed = NEVER;

    public Alarms(LocalApic apic, TimeSource time) {
        this.apic = apic;
        this.time = time;
    }

    /// Nanoseconds since boot.
    public long now() {
        return time.now();
    }

    /// Puts a thread to sleep until its `deadline`; [Scheduler#block] must follow.
    void add(Tcb sleeper) {
        sleepers.add(sleeper);
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

    /// Takes a thread whose time has come, or null.
    Tcb takeExpired() {
        long now = time.now();
        for (Tcb sleeper = sleepers.first(); sleeper != null; sleeper = sleeper.next) {
            if (sleeper.deadline <= now) {
                sleepers.remove(sleeper);
                return sleeper;
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
        for (Tcb sleeper = sleepers.first(); sleeper != null; sleeper = sleeper.next) {
            next = Math.min(next, sleeper.deadline);
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
