package guest.kernel.direct;

import guest.lang.Entry;
import guest.process.CallTable;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.TrapFrame;

/// Where `syscall` arrives: from here on everything is a plain call.
@RawAllowed(category = RawAllowed.Category.INTERRUPTS, reason = "reads a system call's arguments from its frame and writes its result there")
public final class SystemCalls {
    private static CallTable table;

    private SystemCalls() {}

    /// From now on system calls arrive in `calls`.
    public static void install(CallTable calls) {
        table = calls;
    }

    @Entry(Entry.Kind.SYSTEM_CALL)
    static void systemCall(long frame) {
        long result = table.call(Memory.load64(frame + TrapFrame.RAX), Memory.load64(frame + TrapFrame.RDI),
                Memory.load64(frame + TrapFrame.RSI), Memory.load64(frame + TrapFrame.RDX));
        Memory.store64(frame + TrapFrame.RAX, result);
    }
}
