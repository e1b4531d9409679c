package guest.process;

import guest.task.Scheduler;
import shared.abi.Errno;

/// The system calls by number.
public final class CallTable {
    private static final int NUMBERS = 64;

    private final Scheduler scheduler;
    private final SystemCall[] calls = new SystemCall[NUMBERS];

    public CallTable(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// Lets `number` ([shared.abi.Syscall]) mean `call`.
    public void set(int number, SystemCall call) {
        calls[number] = call;
    }

    /// Does call `number` for the current task; the result is what the program gets, -ENOSYS for a number without a call.
    public long call(long number, long first, long second, long third) {
        if (number < 0 || number >= NUMBERS || calls[(int) number] == null) {
            return -Errno.ENOSYS;
        }
        return calls[(int) number].call(scheduler.current(), first, second, third);
    }
}
