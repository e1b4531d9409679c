package guest.kernel.trap;

import guest.kernel.call.Calls;
import guest.lang.Entry;
import guest.lang.NoAllocation;
import guest.platform.FailureReport;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.TrapFrame;

/// The two doors into the kernel. The processor brings no object along, so the way to them is static.
@RawAllowed(category = RawAllowed.Category.INTERRUPTS, reason = "reads the vector of a trap during boot")
public final class Entries {
    private static FailureReport report;
    private static Traps traps;
    private static Calls calls;

    private Entries() {}

    /// Before the doors open, every trap is a panic.
    public static void prepare(FailureReport reportOfPanics) {
        report = reportOfPanics;
    }

    /// Opens the doors.
    public static void open(Traps handlerOfTraps, Calls handlerOfCalls) {
        traps = handlerOfTraps;
        calls = handlerOfCalls;
    }

    @NoAllocation
    @Entry(Entry.Kind.TRAP)
    static void trap(long frame) {
        if (traps == null) {
            report.panic((int) Memory.load64(frame + TrapFrame.VECTOR), frame);
        }
        traps.handle(frame);
    }

    @Entry(Entry.Kind.SYSTEM_CALL)
    static void systemCall(long frame) {
        calls.handle(frame);
    }
}
