package guest.kernel.sched;

import guest.platform.LocalApic;
import guest.platform.TimeSource;
import guest.port.Clock;
import guest.raw.Control;
import guest.raw.RawAllowed;

/// The clock of one thread: a sleep is the timer's one deadline.
@RawAllowed(category = RawAllowed.Category.INTERRUPTS, reason = "sleeps until the timer's interrupt")
public final class TimerClock implements Clock {
    private final LocalApic apic;
    private final TimeSource time;

    public TimerClock(LocalApic apic, TimeSource time) {
        this.apic = apic;
        this.time = time;
    }

    @Override
    public long now() {
        return time.now();
    }

    @Override
    public void sleepUntil(long deadline) {
        while (time.now() < deadline) {
            // A deadline beyond the counter's reach takes several interrupts.
            apic.fireAfter(deadline - time.now());
            Control.waitForInterrupt();
        }
        apic.stopTimer();
    }
}
