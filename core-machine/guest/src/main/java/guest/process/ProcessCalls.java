package guest.process;

import guest.task.Scheduler;
import shared.abi.Syscall;

/// The calls about processes.
public final class ProcessCalls {
    private ProcessCalls() {}

    public static void addTo(CallTable table, Scheduler scheduler, Processes processes) {
        table.set(Syscall.SCHED_YIELD, new YieldCall(scheduler));
        table.set(Syscall.GETPID, new ProcessIdCall());
        table.set(Syscall.EXIT, new ExitCall(processes));
    }
}
