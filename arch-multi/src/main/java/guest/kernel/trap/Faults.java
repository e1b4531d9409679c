package guest.kernel.trap;

import guest.kernel.cpudriver.LocalCalls;
import guest.kernel.cpudriver.Termination;
import guest.kernel.mm.Domain;
import guest.kernel.sched.Dispatcher;
import guest.kernel.sched.Scheduler;
import guest.message.MessageWords;
import guest.platform.FailureReport;
import guest.raw.Memory;
import guest.raw.RawAllowed.Category;
import guest.raw.RawAllowed;
import shared.layout.TrapFrame;

/// Exceptions of ring 3: the domain stops, and the monitor of its core gets a message.
@RawAllowed(category = Category.INTERRUPTS, reason = "turns the registers of a failed dispatcher into a message about it")
public final class Faults {
    private final Scheduler scheduler;
    private final LocalCalls calls;
    private final Termination termination;
    private final FailureReport report;

    public Faults(Scheduler scheduler, LocalCalls calls, Termination termination, FailureReport report) {
        this.scheduler = scheduler;
        this.calls = calls;
        this.termination = termination;
        this.report = report;
    }

    /// The driver itself raised the exception described by `frame`. Does not return.
    void ofDriver(int vector, long frame) {
        report.panic(vector, frame);
    }

    /// The running dispatcher raised an exception; its registers are saved. Without its monitor the core is of no use.
    void raise(int vector) {
        Dispatcher dispatcher = scheduler.current();
        Domain domain = dispatcher.domain;
        if (domain.isMonitor) {
            report.panic(vector, dispatcher.frame);
        }
        report.log(vector, dispatcher.frame, domain.name, domain.nameLength, domain.space);
        termination.stop(domain);
        domain.isFailed = true;
        if (domain.failures != null) {
            Memory.store64(dispatcher.frame + TrapFrame.RDI, (long) MessageWords.DOMAIN_FAILED << MessageWords.UPPER_SHIFT);
            Memory.store64(dispatcher.frame + TrapFrame.RSI, vector);
            Memory.store64(dispatcher.frame + TrapFrame.R9, MessageWords.NONE);
            calls.call(dispatcher, domain.failures);
        }
    }
}
