package guest.process;

import guest.task.Scheduler;
import guest.task.Task;

/// `sched_yield()`.
final class YieldCall implements SystemCall {
    private final Scheduler scheduler;

    YieldCall(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public long call(Task caller, long first, long second, long third) {
        scheduler.giveWay();
        return 0;
    }
}
