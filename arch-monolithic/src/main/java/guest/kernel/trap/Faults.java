package guest.kernel.trap;

import guest.lang.Text;
import guest.platform.FailedCheck;
import guest.platform.FaultReport;
import guest.platform.Panic;
import guest.platform.ThreadSwitch;
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

    private final ThreadSwitch core;
    private final Scheduler scheduler;
    private final Processes processes;
    private final Panic panic = new Panic();
    private final FaultReport report = new FaultReport(new FailedCheck());
    private final KernelLog log;

    public Faults(ThreadSwitch core, Scheduler scheduler, Processes processes, KernelLog log) {
        this.core = core;
        this.scheduler = scheduler;
        this.processes = processes;
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
            panic.stop(report, frame, core.running().stackTop());
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
