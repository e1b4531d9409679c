package guest.kernel.trap;

import guest.kernel.mm.Domain;
import guest.lang.Backtrace;
import guest.lang.Text;
import guest.platform.AddressSpace;
import guest.platform.BothOutputs;
import guest.platform.DebugConsole;
import guest.platform.DebugExit;
import guest.platform.FailedCheck;
import guest.platform.FaultReport;
import guest.platform.PolledSerial;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.layout.TrapFrame;
import shared.map.AddressMap;

/// Says what went wrong and where, in terms of the Java source.
@RawAllowed(category = Category.RUNTIME, reason = "reads the registers of the code that failed")
public final class Report {
    /// How much of a stack is looked at.
    private static final long STACK_LIMIT = 64 * 1024;

    private final Text log = new Text(new DebugConsole());
    private final Text everywhere = new Text(new BothOutputs(new PolledSerial(), new DebugConsole()));
    private final FaultReport fault = new FaultReport(new FailedCheck());
    private boolean stopping;

    /// One line and a backtrace about a failed domain, to the kernel's log. The domain's address space is loaded.
    void log(int vector, long frame, Domain domain) {
        fault.take(vector, frame);
        log.string("multi: ").bytes(domain.name, 0, domain.nameLength).string(" failed: ");
        fault.print(log);
        long stack = Memory.load64(frame + TrapFrame.RSP);
        Backtrace.print(log, Memory.load64(frame + TrapFrame.RIP), stack, stackEnd(domain.space, stack));
    }

    /// The CPU driver stops the machine, because of the exception in `frame`. Does not return. A fault in the report itself ends it there.
    void panic(int vector, long frame) {
        if (!stopping) {
            stopping = true;
            fault.take(vector, frame);
            Probes.panic(fault.cause(), fault.address());
            everywhere.string("PANIC: ");
            fault.print(everywhere);
            long stack = Memory.load64(frame + TrapFrame.RSP);
            Backtrace.print(everywhere, Memory.load64(frame + TrapFrame.RIP), stack, stack + STACK_LIMIT);
        }
        DebugExit.exit(DebugExit.PANIC);
    }

    /// The CPU driver stops the machine for want of something at boot. Does not return.
    public void panic(String reason) {
        Probes.panic(0, 0);
        everywhere.string("PANIC: ").string(reason).line();
        DebugExit.exit(DebugExit.PANIC);
    }

    /// End of the readable memory from `stack` on, so that a broken stack pointer does not break the walk.
    private static long stackEnd(AddressSpace space, long stack) {
        long end = stack & -AddressMap.PAGE;
        while (end - stack < STACK_LIMIT && space.permits(end, AddressMap.PAGE, AddressSpace.READABLE)) {
            end += AddressMap.PAGE;
        }
        return Math.max(end, stack);
    }
}
