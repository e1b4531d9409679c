package guest.task;

import guest.lang.NoAllocation;
import guest.port.Clock;

/// Sleeping tasks by deadline, and the clock they read.
public final class Alarms implements Clock {
    private final Scheduler scheduler;
    private final DeadlineTimer timer;
    /// Earliest deadline first; linked by [Task#next].
    private Task first;

    public Alarms(Scheduler scheduler, DeadlineTimer timer) {
        this.scheduler = scheduler;
        this.timer = timer;
    }

    @Override
    public long now() {
        return timer.now();
    }

    @Override
    public void sleepUntil(long deadline) {
        Task task = scheduler.current();
        task.deadline = deadline;
        insert(task);
        if (first == task) {
            timer.setAlarm(deadline);
        }
        scheduler.block();
    }

    /// To be called by the timer interrupt: wakes every task whose time has come.
    @NoAllocation
    public void expire() {
        long now = timer.now();
        while (first != null && first.deadline <= now) {
            Task task = first;
            first = task.next;
            scheduler.makeReady(task);
        }
        timer.setAlarm(first == null ? DeadlineTimer.NEVER : first.deadline);
        scheduler.endSlice(now);
    }

    private void insert(Task task) {
        if (first == null || task.deadline < first.deadline) {
            task.next = first;
            first = task;
            return;
        }
        Task before = first;
        while (before.next != null && before.next.deadline <= task.deadline) {
            before = before.next;
        }
        task.next = before.next;
        before.next = task;
    }
}
