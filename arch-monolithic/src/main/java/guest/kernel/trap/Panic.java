package guest.kernel.trap;

import guest.kernel.mm.KernelStacks;
import guest.kernel.sched.Scheduler;
import guest.kernel.sched.Task;
import guest.lang.Backtrace;
import guest.lang.Image;
import guest.lang.Text;
import guest.platform.BothOutputs;
import guest.platform.DebugConsole;
import guest.platform.DebugExit;
import guest.platform.FaultReport;
import guest.platform.PolledSerial;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.ImageTable;
import shared.layout.TrapFrame;

/// Stops the machine with a report on COM1 and the debug console.
@RawAllowed(category = RawAllowed.Category.INTERRUPTS, reason = "reads the registers of the fault from its frame")
public final class Panic {
    private final Scheduler scheduler;
    private final Text text = new Text(new BothOutputs(new PolledSerial(), new DebugConsole()));
    private boolean stopping;

    public Panic(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// Does not return. A fault in the report itself ends it there.
    void stop(FaultReport report, long frame) {
        if (!stopping) {
            stopping = true;
            Probes.panic(report.cause(), report.address());
            long stackPointer = Memory.load64(frame + TrapFrame.RSP);
            text.string("PANIC: ");
            if (KernelStacks.isOverflow(stackPointer, stackTop())) {
                text.string("kernel stack overflow: ");
            }
            report.print(text);
            Backtrace.print(text, Memory.load64(frame + TrapFrame.RIP), stackPointer, stackTop());
        }
        DebugExit.exit(DebugExit.PANIC);
    }

    private long stackTop() {
        Task task = scheduler.current();
        return task.isIdle() ? Image.word(ImageTable.STACK_TOP) : task.stackTop();
    }
}
