package guest.kernel.libos;

import guest.port.Lock;

/// Mutual exclusion in a program of one thread: there is nobody to exclude.
public final class SoleLock implements Lock {
    @Override
    public void acquire() {}

    @Override
    public void release() {}
}
