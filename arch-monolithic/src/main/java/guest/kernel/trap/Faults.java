package guest.kernel.trap;

import guest.lang.Text;
import guest.platform.FailedCheck;
import guest.platform.FaultReport;
import guest.platform.UserCopy;
import guest.platform.UserFrame;
import guest.process.KernelLog;
import guest.process.Processes;
import guest.task.Scheduler;
import guest.task.Task;
import shared.layout.Vector;

/// What becomes of an exception: a copy from or to a program reports it, a program dies of it, the kernel stops.
public final class Faults {
    /// 128 plus the number of SIGSEGV and SIGILL: what a shell would report.
    private static final int SEGMENTATION = 139;
    private static final int ILLEGAL = 132;

    private final Scheduler scheduler;
    private final Processes processes;
    private final Panic panic;
    private final FaultReport report;
    private final KernelLog log;

    public Faults(Scheduler scheduler, Processes processes, Panic panic, FailedCheck checks, KernelLog log) {
        this.scheduler = scheduler;
        this.processes = processes;
        this.panic = panic;
        report = new FaultReport(checks);
        this.log = log;
    }

    void handle(int vector, long frame) {
        if (vector == Vector.PAGE_FAULT && !UserFrame.isUser(frame) && UserCopy.repair(frame)) {
            return;
        }
        // The report reads the faulting code, and a second page fault would overwrite the address.
        report.take(vector, frame);
        if (UserFrame.isUser(frame)) {
            kill(vector);
        } else {
            panic.stop(report, frame);
        }
    }

    private void kill(int vector) {
        Task task = scheduler.current();
        Text text = log.entry().string("process ").decimal(task.id()).string(" (").bytes(task.name(), 0, task.name().length)
                .string(") killed: ");
        report.print(text);
        processes.end(vector == Vector.INVALID_OPCODE ? ILLEGAL : SEGMENTATION);
    }
}
