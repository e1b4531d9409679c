package guest.kernel.trap;

import guest.lang.Backtrace;
import guest.lang.Text;
import guest.platform.BothOutputs;
import guest.platform.DebugConsole;
import guest.platform.DebugExit;
import guest.platform.FaultReport;
import guest.platform.PolledSerial;
import guest.platform.ThreadSwitch;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.TrapFrame;

/// Stops the machine with a report on COM1 and the debug console.
@RawAllowed(category = RawAllowed.Category.INTERRUPTS, reason = "reads the registers of the fault from its frame")
public final class Panic {
    private final ThreadSwitch core;
    private final Text text = new Text(new BothOutputs(new PolledSerial(), new DebugConsole()));
    private boolean stopping;

    public Panic(ThreadSwitch core) {
        this.core = core;
    }

    /// Does not return. A fault in the report itself ends it there.
    void stop(FaultReport report, long frame) {
        if (!stopping) {
            stopping = true;
            Probes.panic(report.cause(), report.address());
            text.string("PANIC: ");
            report.print(text);
            Backtrace.print(text, Memory.load64(frame + TrapFrame.RIP), Memory.load64(frame + TrapFrame.RSP),
                    core.running().stackTop());
        }
        DebugExit.exit(DebugExit.PANIC);
    }
}
