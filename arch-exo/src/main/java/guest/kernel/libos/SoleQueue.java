package guest.kernel.libos;

import guest.port.Lock;
import guest.port.WaitQueue;

/// Waiting in a program of one thread. It would wait for itself, so it does not wait: the condition is tested again at once.
public final class SoleQueue implements WaitQueue {
    @Override
    public void await(Lock lock) {}

    @Override
    public void wake() {}
}
