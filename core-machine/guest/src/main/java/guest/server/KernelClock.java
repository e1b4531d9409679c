package guest.server;

import guest.port.Clock;

/// The kernel's time and alarms.
public final class KernelClock implements Clock {
    @Override
    public long now() {
        return Kernel.now();
    }

    @Override
    public void sleepUntil(long deadline) {
        Kernel.sleepUntil(deadline);
    }
}
