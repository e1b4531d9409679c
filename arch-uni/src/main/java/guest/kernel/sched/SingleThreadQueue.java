package guest.kernel.sched;

import guest.port.Lock;
import guest.port.WaitQueue;
import guest.raw.Control;
import guest.raw.RawAllowed;

/// A condition that only an interrupt can change.
@RawAllowed(category = RawAllowed.Category.INTERRUPTS, reason = "sleeps until the next interrupt")
public final class SingleThreadQueue implements WaitQueue {
    /// Wakes after any interrupt; whoever waits tests the condition again.
    @Override
    public void await(Lock lock) {
        lock.release();
        Control.waitForInterrupt();
        lock.acquire();
    }

    /// Nothing to do: the thread that could wait is the one that calls.
    @Override
    public void wake() {}
}
