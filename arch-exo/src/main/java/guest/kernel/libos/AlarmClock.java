package guest.kernel.libos;

import guest.port.Clock;

/// The kernel's time, and sleep by its alarm.
public final class AlarmClock implements Clock {
    private final Upcalls upcalls;

    public AlarmClock(Upcalls upcalls) {
        this.upcalls = upcalls;
    }

    @Override
    public long now() {
        return Kernel.now();
    }

    @Override
    public void sleepUntil(long deadline) {
        upcalls.awaitAlarm(deadline);
    }
}
