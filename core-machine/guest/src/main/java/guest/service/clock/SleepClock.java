package guest.service.clock;

import guest.port.Clock;
import guest.port.ClockService;
import shared.abi.Errno;

/// The clock service: a worker sleeps on the kernel's alarm for each client that does.
public final class SleepClock implements ClockService {
    private final Clock clock;

    public SleepClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int sleep(int caller, long nanoseconds) {
        if (nanoseconds < 0) {
            return -Errno.EINVAL;
        }
        long now = clock.now();
        clock.sleepUntil(nanoseconds > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + nanoseconds);
        return 0;
    }
}
