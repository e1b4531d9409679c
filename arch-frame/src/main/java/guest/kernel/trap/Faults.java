package guest.kernel.trap;

import guest.lang.Text;
import guest.platform.FaultReport;
import guest.process.KernelLog;
import guest.process.Processes;
import guest.task.Scheduler;
import guest.task.Task;
import shared.layout.Vector;

/// What becomes of a program that faults: it dies.
public final class Faults {
    /// 128 plus the number of SIGSEGV and SIGILL: what a shell would report.
    private static final int SEGMENTATION = 139;
    private static final int ILLEGAL = 132;

    private final Scheduler scheduler;
    private final Processes processes;
    private final KernelLog log;

    public Faults(Scheduler scheduler, Processes processes, KernelLog log) {
        this.scheduler = scheduler;
        this.processes = processes;
        this.log = log;
    }

    /// Ends the current process. Does not return.
    public void kill(int vector, FaultReport report) {
        Task task = scheduler.current();
        Text text = log.entry().string("process ").decimal(task.id()).string(" (").bytes(task.name(), 0, task.name().length)
                .string(") killed: ");
        report.print(text);
        processes.end(vector == Vector.INVALID_OPCODE ? ILLEGAL : SEGMENTATION);
    }
}
