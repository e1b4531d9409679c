package guest.kernel.sched;

import guest.port.Lock;

/// A lock where there is one thread, and interrupt handlers call no service: there is nobody to exclude.
public final class SingleThreadLock implements Lock {
    @Override
    public void acquire() {}

    @Override
    public void release() {}
}
