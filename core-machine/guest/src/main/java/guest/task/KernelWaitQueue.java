package guest.task;

import guest.port.Lock;
import guest.port.WaitQueue;

/// Tasks that wait for a condition.
public final class KernelWaitQueue implements WaitQueue {
    private final Scheduler scheduler;
    private final TaskQueue waiting = new TaskQueue();

    public KernelWaitQueue(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// Nobody can wake between the release and the sleep, because interrupts are off and there is one core.
    @Override
    public void await(Lock lock) {
        lock.release();
        scheduler.sleepOn(waiting);
        lock.acquire();
    }

    @Override
    public void wake() {
        scheduler.wakeAll(waiting);
    }
}
