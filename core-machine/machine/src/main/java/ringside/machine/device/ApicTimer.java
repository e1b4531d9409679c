package ringside.machine.device;

import java.util.function.LongConsumer;
import ringside.machine.state.StateTape;
import ringside.machine.time.CoreClock;

/// The count of a local interrupt controller's timer: at 1 GHz of virtual time before division, as QEMU's. Intel SDM vol. 3A §10.5.4.
final class ApicTimer {
    private static final int DIVIDE_BITS = 0xB;
    private static final int UNDIVIDED = 7;

    private final CoreClock clock;
    private long initialCount;
    private int divide;
    /// Nanosecond at which the count was started.
    private long started;
    private boolean running;

    ApicTimer(CoreClock clock) {
        this.clock = clock;
    }

    void reset() {
        initialCount = 0;
        divide = 0;
        running = false;
    }

    private int divisor() {
        int code = divide & 3 | divide >> 1 & 4;
        return code == UNDIVIDED ? 1 : 2 << code;
    }

    /// Cycle at which the count ends, or Long.MAX_VALUE.
    long deadline() {
        return running ? clock.toCycles(started + initialCount * divisor()) : Long.MAX_VALUE;
    }

    /// Ends the count if its time has come, or begins the next; tells whether it did.
    boolean advance(boolean periodic) {
        long period = initialCount * divisor();
        if (!running || clock.nanoseconds() < started + period) {
            return false;
        }
        if (periodic) {
            started += (clock.nanoseconds() - started) / period * period;
        } else {
            running = false;
        }
        return true;
    }

    long initialCount() {
        return initialCount;
    }

    long currentCount(boolean periodic) {
        if (!running) {
            return 0;
        }
        long elapsed = (clock.nanoseconds() - started) / divisor();
        return periodic ? initialCount - elapsed % initialCount : Math.max(0, initialCount - elapsed);
    }

    /// Counts from here; 0 stops it.
    void start(long count) {
        initialCount = count;
        started = clock.nanoseconds();
        running = count != 0;
    }

    int divide() {
        return divide;
    }

    /// What was counted stays counted.
    void divide(int value, boolean periodic) {
        long done = initialCount - currentCount(periodic);
        divide = value & DIVIDE_BITS;
        started = clock.nanoseconds() - done * divisor();
    }

    void digest(LongConsumer digest) {
        long[] state = {initialCount, divide, started, running ? 1 : 0};
        for (long value : state) {
            digest.accept(value);
        }
    }

    /// Takes the count down or puts it back.
    void state(StateTape tape) {
        initialCount = tape.word(initialCount);
        divide = tape.number(divide);
        started = tape.word(started);
        running = tape.bit(running);
    }
}
