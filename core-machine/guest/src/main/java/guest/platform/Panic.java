package guest.platform;import guest.lang.Backtrace;

import guest.lang.Text;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.Trusting;
import shared.layout.TrapFrame;

/// Stops the machine with a report on COM1 and the debug console.
@RawAllowed(category = RawAllowed.Category.INTERRUPTS, reason = "reads the registers of the fault from its frame")
public final class Panic {
    private final Text text = new Text(new BothOutputs(new PolledSerial(), new DebugConsole()));
    private boolean stopping;

    /// Does not return. A fault in the report itself ends it there.
    @Trusting("frame is a trap frame, and its stack ends at stackTop")
    public void stop(FaultReport report, long frame, long stackTop) {
        if (!stopping) {
            stopping = true;
            Probes.panic(report.cause(), report.address());
            long stackPointer = Memory.load64(frame + TrapFrame.RSP);
            text.string("PANIC: ");
            if (KernelStacks.isOverflow(stackPointer, stackTop)) {
                text.string("kernel stack overflow: ");
            }
            report.print(text);
            Backtrace.print(text, Memory.load64(frame + TrapFrame.RIP), stackPointer, stackTop);
        }
        DebugExit.exit(DebugExit.PANIC);
    }

    /// Does not return.
    ///
    /// @param reason what the kernel cannot do without
    public void stop(String reason) {
        Probes.panic(0, 0);
        text.string("PANIC: ").string(reason).line();
        DebugExit.exit(DebugExit.PANIC);
    }
}
