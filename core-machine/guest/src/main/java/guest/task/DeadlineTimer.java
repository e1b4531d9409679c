package guest.task;

import guest.platform.LocalApic;
import guest.platform.TimeSource;

/// The core's one-shot timer, shared by alarms and time slices. Without a deadline it is off: there is no heartbeat.
public final class DeadlineTimer {
    /// A deadline that never comes.
    static final long NEVER = Long.MAX_VALUE;

    private final LocalApic apic;
    private final TimeSource time;
    private long alarm = NEVER;
    private long slice = NEVER;

    public DeadlineTimer(LocalApic apic, TimeSource time) {
        this.apic = apic;
        this.time = time;
    }

    long now() {
        return time.now();
    }

    void setAlarm(long deadline) {
        alarm = deadline;
        program();
    }

    void setSlice(long deadline) {
        slice = deadline;
        program();
    }

    boolean hasSlice() {
        return slice != NEVER;
    }

    boolean isSliceOver(long now) {
        return slice <= now;
    }

    private void program() {
        long earliest = Math.min(alarm, slice);
        if (earliest == NEVER) {
            apic.stopTimer();
        } else {
            // A deadline beyond the counter's reach takes several interrupts.
            apic.fireAfter(earliest - time.now());
        }
    }
}
