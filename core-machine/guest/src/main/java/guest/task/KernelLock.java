package guest.task;

import guest.port.Lock;

/// A sleeping lock.
public final class KernelLock implements Lock {
    private final Scheduler scheduler;
    private final TaskQueue waiting = new TaskQueue();
    private boolean held;

    public KernelLock(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void acquire() {
        while (held) {
            scheduler.sleepOn(waiting);
        }
        held = true;
    }

    @Override
    public void release() {
        held = false;
        scheduler.wakeFirst(waiting);
    }
}
