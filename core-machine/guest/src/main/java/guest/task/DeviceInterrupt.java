package guest.task;

import guest.lang.NoAllocation;
import guest.port.InterruptLine;

/// An edge-triggered device interrupt. The trap handler reports it; a service's task sleeps on it.
public final class DeviceInterrupt implements InterruptLine {
    private final Scheduler scheduler;
    private final TaskQueue waiting = new TaskQueue();
    private boolean fired;

    public DeviceInterrupt(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// To be called by the trap handler when the line fired.
    @NoAllocation
    public void fire() {
        fired = true;
        scheduler.wakeAll(waiting);
    }

    @Override
    public void await() {
        while (!fired) {
            scheduler.sleepOn(waiting);
        }
        fired = false;
    }

    /// Nothing to do: an edge-triggered line was never held back.
    @Override
    public void acknowledge() {}
}
