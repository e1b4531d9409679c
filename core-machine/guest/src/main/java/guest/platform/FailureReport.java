package guest.platform;import guest.lang.Backtrace;

import guest.lang.Text;
import guest.raw.Memory;
import guest.raw.RawAllowed.Category;
import guest.raw.RawAllowed;
import shared.layout.TrapFrame;
import shared.map.AddressMap;

/// Says what went wrong in a domain or in a kernel made of them, and where, in terms of the Java source.
@RawAllowed(category = Category.RUNTIME, reason = "reads the registers of the code that failed")
public final class FailureReport {
    /// How much of a stack is looked at.
    private static final long STACK_LIMIT = 64 * 1024;

    private final String kernel;
    private final Text log = new Text(new DebugConsole());
    private final FaultReport fault = new FaultReport(new FailedCheck());
    private final Panic panic = new Panic();

    /// @param kernel first word of what is said about domains
    public FailureReport(String kernel) {
        this.kernel = kernel;
    }

    /// One line and a backtrace about a failed domain, to the kernel's log. The domain's address space is loaded.
    public void log(int vector, long frame, byte[] name, int nameLength, ReadableMemory memory) {
        fault.take(vector, frame);
        log.string(kernel).string(": ").bytes(name, 0, nameLength).string(" failed: ");
        fault.print(log);
        long stack = Memory.load64(frame + TrapFrame.RSP);
        Backtrace.print(log, Memory.load64(frame + TrapFrame.RIP), stack, stackEnd(memory, stack));
    }

    /// The kernel stops the machine, because of the exception in `frame`. Does not return.
    public void panic(int vector, long frame) {
        fault.take(vector, frame);
        panic.stop(fault, frame, Memory.load64(frame + TrapFrame.RSP) + STACK_LIMIT);
    }

    /// The kernel stops the machine for want of something at boot. Does not return.
    public void panic(String reason) {
        panic.stop(reason);
    }

    /// End of the readable memory from `stack` on, so that a broken stack pointer does not break the walk.
    private static long stackEnd(ReadableMemory memory, long stack) {
        long end = stack & -AddressMap.PAGE;
        while (end - stack < STACK_LIMIT && memory.isReadable(end, AddressMap.PAGE)) {
            end += AddressMap.PAGE;
        }
        return Math.max(end, stack);
    }
}
