package guest.kernel.trap;

import guest.kernel.call.KernelCall;
import guest.kernel.sched.Endings;
import guest.kernel.sched.Environment;
import guest.kernel.sched.Scheduler;
import guest.kernel.sched.Upcalls;
import guest.platform.FailureReport;
import guest.platform.UserCopy;
import guest.raw.Control;
import guest.raw.RawAllowed.Category;
import guest.raw.RawAllowed;
import shared.layout.Vector;

/// Exceptions of ring 3: the program's own business, if it has said where it wants to hear of them; else its end.
@RawAllowed(category = Category.INTERRUPTS, reason = "reads the address that a program could not reach")
public final class Faults {
    private static final int FIRST_ENVIRONMENT = 0;

    private final Scheduler scheduler;
    private final Upcalls upcalls;
    private final Endings endings;
    private final FailureReport report;

    public Faults(Scheduler scheduler, Upcalls upcalls, Endings endings, FailureReport report) {
        this.scheduler = scheduler;
        this.upcalls = upcalls;
        this.endings = endings;
        this.report = report;
    }

    /// The running environment raised the exception described by `frame`.
    void raise(int vector, long frame) {
        Environment environment = scheduler.current();
        if (upcalls.call(environment, Control.cr2()) == 0) {
            return;
        }
        if (environment.number == FIRST_ENVIRONMENT) {
            report.panic(vector, frame);
        }
        report.log(vector, frame, environment.name, environment.nameLength, environment.space);
        endings.end(environment, KernelCall.EXCEPTION + vector);
    }

    /// The kernel itself raised it: by a copy from or to a program, which reports it, or by a mistake.
    void raiseInKernel(int vector, long frame) {
        if (vector != Vector.PAGE_FAULT || !UserCopy.repair(frame)) {
            report.panic(vector, frame);
        }
    }
}
