package guest.bench;

import guest.port.Lock;

/// A lock for one thread, which counts.
final class CountedLock implements Lock {
    private int acquired;
    private boolean held;

    @Override
    public void acquire() {
        held = true;
        acquired++;
    }

    @Override
    public void release() {
        held = false;
    }

    int count() {
        return held ? -1 : acquired;
    }
}
