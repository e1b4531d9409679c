package guest.process;

import guest.task.Task;
import guest.port.ClockService;
import shared.abi.Errno;

/// `nanosleep(request, remainder)`. Nothing interrupts a sleep, so the remainder is never written.
final class SleepCall implements SystemCall {
    private static final long NANOSECONDS = 1_000_000_000L;
    private static final int WORD = 8;
    private static final int TIME_BYTES = 2 * WORD;

    private final ClockService clock;

    SleepCall(ClockService clock) {
        this.clock = clock;
    }

    /// The request is a `timespec`: seconds, nanoseconds, 8 bytes each.
    @Override
    public long call(Task caller, long request, long remainder, long third) {
        caller.buffer().set(request, TIME_BYTES);
        byte[] time = caller.scratch();
        int fault = caller.buffer().copyIn(0, time, 0, TIME_BYTES);
        if (fault != 0) {
            return fault;
        }
        long seconds = word(time, 0);
        long nanoseconds = word(time, WORD);
        if (seconds < 0 || nanoseconds < 0 || nanoseconds >= NANOSECONDS) {
            return -Errno.EINVAL;
        }
        long most = Long.MAX_VALUE / NANOSECONDS - 1;
        return clock.sleep(caller.id(), Math.min(seconds, most) * NANOSECONDS + nanoseconds);
    }

    private static long word(byte[] bytes, int from) {
        long value = 0;
        for (int i = WORD - 1; i >= 0; i--) {
            value = value << 8 | bytes[from + i] & 0xFF;
        }
        return value;
    }
}
