package guest.kernel.call;

import guest.kernel.sched.Scheduler;
import guest.lang.Entry;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.abi.Errno;
import shared.layout.TrapFrame;

/// Where `syscall` arrives: finds the call by its number and calls it.
@RawAllowed(category = RawAllowed.Category.INTERRUPTS, reason = "reads a system call's arguments from its frame and writes its result there")
public final class CallTable {
    private static final int NUMBERS = 64;

    private static CallTable installed;

    private final Scheduler scheduler;
    private final SystemCall[] calls = new SystemCall[NUMBERS];

    public CallTable(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// Lets `number` ([shared.abi.Syscall]) mean `call`.
    public void set(int number, SystemCall call) {
        calls[number] = call;
    }

    /// From now on system calls arrive here.
    public void install() {
        installed = this;
    }

    @Entry(Entry.Kind.SYSTEM_CALL)
    static void systemCall(long frame) {
        installed.dispatch(frame);
    }

    private void dispatch(long frame) {
        long number = Memory.load64(frame + TrapFrame.RAX);
        long result = -Errno.ENOSYS;
        if (number >= 0 && number < NUMBERS && calls[(int) number] != null) {
            result = calls[(int) number].call(scheduler.current(), Memory.load64(frame + TrapFrame.RDI),
                    Memory.load64(frame + TrapFrame.RSI), Memory.load64(frame + TrapFrame.RDX));
        }
        Memory.store64(frame + TrapFrame.RAX, result);
    }
}
