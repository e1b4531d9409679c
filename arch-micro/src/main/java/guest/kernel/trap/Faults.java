package guest.kernel.trap;

import guest.kernel.cap.Domain;
import guest.kernel.ipc.FastPath;
import guest.kernel.ipc.Probes;
import guest.kernel.ipc.Termination;
import guest.kernel.sched.Scheduler;
import guest.kernel.sched.Tcb;
import guest.message.MessageWords;
import guest.platform.FailureReport;
import guest.raw.Memory;
import guest.raw.RawAllowed.Category;
import guest.raw.RawAllowed;
import shared.layout.TrapFrame;

/// Exceptions of ring 3: the domain stops, and its supervisor gets a message.
@RawAllowed(category = Category.INTERRUPTS, reason = "turns the registers of a failed thread into a message about it")
public final class Faults {
    private final Scheduler scheduler;
    private final FastPath messages;
    private final Termination termination;
    private final FailureReport report;

    public Faults(Scheduler scheduler, FastPath messages, Termination termination, FailureReport report) {
        this.scheduler = scheduler;
        this.messages = messages;
        this.termination = termination;
        this.report = report;
    }

    /// The running thread raised the exception described by `frame`. Does not return; without a supervisor the kernel stops.
    void raise(int vector, long frame) {
        Tcb thread = scheduler.current();
        Domain domain = thread.domain;
        if (domain.faults == null) {
            report.panic(vector, frame);
        }
        report.log(vector, frame, domain.name, domain.nameLength, domain.space);
        Probes.died(domain.number, vector);
        termination.stop(domain);
        thread.badge = domain.badge;
        Memory.store64(frame + TrapFrame.RDI, (long) MessageWords.DOMAIN_FAILED << MessageWords.UPPER_SHIFT);
        Memory.store64(frame + TrapFrame.RSI, vector);
        Memory.store64(frame + TrapFrame.R9, MessageWords.NONE);
        messages.send(thread, domain.faults);
        // A reply does not bring a failed thread back to life.
        thread.state = Tcb.STOPPED;
        scheduler.block();
    }
}
