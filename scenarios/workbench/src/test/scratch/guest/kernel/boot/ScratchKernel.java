package guest.kernel.boot;

import guest.lang.Backtrace;
import guest.lang.Entry;
import guest.lang.Image;
import guest.lang.Text;
import guest.platform.DebugExit;
import guest.platform.FailedCheck;
import guest.platform.FaultReport;
import guest.platform.InterruptTable;
import guest.platform.PolledSerial;
import guest.platform.SegmentTable;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.service.scratch.Directory;
import shared.layout.ImageTable;
import shared.layout.TrapFrame;

/// The smallest kernel around a service: it calls the service, prints what became of its neighbour, and reports traps.
@RawAllowed(category = RawAllowed.Category.INTERRUPTS, reason = "reads the frame of a trap to report it")
final class ScratchKernel {
    private static Text text;

    private ScratchKernel() {}

    @Entry(Entry.Kind.BOOT)
    static void boot(long startInfo) {
        text = new Text(new PolledSerial());
        new SegmentTable().load();
        new InterruptTable().load();
        Directory directory = new Directory();
        text.string("owners before: ").decimal(directory.ownerCount()).line();
        directory.fill(0x2A_0000_0000L);
        text.string("owners after: ").decimal(directory.ownerCount()).line();
        DebugExit.exit(DebugExit.SUCCESS);
    }

    @Entry(Entry.Kind.TRAP)
    static void trap(long frame) {
        FaultReport report = new FaultReport(new FailedCheck());
        report.take((int) Memory.load64(frame + TrapFrame.VECTOR), frame);
        text.string("PANIC: ");
        report.print(text);
        Backtrace.print(text, Memory.load64(frame + TrapFrame.RIP), Memory.load64(frame + TrapFrame.RSP),
                Image.word(ImageTable.STACK_TOP));
        DebugExit.exit(DebugExit.PANIC);
    }
}
