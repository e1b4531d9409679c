package ringside.machine.device;

import java.util.function.LongConsumer;
import ringside.machine.state.StateTape;
import ringside.machine.time.BoardClock;

/// The 8254 interval timer and the port that gates and shows its third channel. A count written in modes 2 and 3 counts at once.
/// Source: Intel 8254 data sheet.
public final class Pit extends BytePortDevice {
    private static final int FIRST = 0x40;
    private static final int CONTROL = 0x43;
    private static final int SPEAKER = 0x61;
    private static final long HERTZ = 1_193_182;
    private static final long NANOSECONDS = 1_000_000_000;
    private static final int LOW = 1;
    private static final int HIGH = 2;
    private static final int BOTH = 3;

    private static final class Channel {
        int mode;
        int access = BOTH;
        /// 1 to 65536.
        int reload = 65536;
        boolean gate = true;
        boolean counting;
        long started;
        /// Count that the next trigger starts, in modes 1 and 5.
        int next = 65536;
        /// A count was written since the mode.
        boolean armed;
        /// Nanoseconds counted when the gate was closed; -1 while it is open, and in modes 1 and 5.
        long held = -1;
        boolean highNext;
        int low;
        int latch = -1;
        boolean latchHighNext;
        int status = -1;
        boolean fired;

        void state(StateTape tape) {
            mode = tape.number(mode);
            access = tape.number(access);
            reload = tape.number(reload);
            gate = tape.bit(gate);
            counting = tape.bit(counting);
            started = tape.word(started);
            next = tape.number(next);
            armed = tape.bit(armed);
            held = tape.word(held);
            highNext = tape.bit(highNext);
            low = tape.number(low);
            latch = tape.number(latch);
            latchHighNext = tape.bit(latchHighNext);
            status = tape.number(status);
            fired = tape.bit(fired);
        }
    }

    private final BoardClock clock;
    private final InterruptPin pin;
    private final Runnable changed;
    private final Channel[] channels = {new Channel(), new Channel(), new Channel()};
    private int speaker;

    /// @param changed told when the next deadline has moved
    public Pit(BoardClock clock, InterruptPin pin, Runnable changed) {
        this.clock = clock;
        this.pin = pin;
        this.changed = changed;
        channels[2].gate = false;
    }

    public void attach(PortBus bus) {
        bus.add(FIRST, 4, this);
        bus.add(SPEAKER, 1, this);
    }

    private static boolean isPeriodic(Channel c) {
        return c.mode == 2 || c.mode == 3;
    }

    /// Whether a rising gate starts the count, not the writing of it.
    private static boolean isTriggered(Channel c) {
        return c.mode == 1 || c.mode == 5;
    }

    private long ticks(Channel c) {
        long nanoseconds = c.held >= 0 ? c.held : clock.nanoseconds() - c.started;
        return nanoseconds / NANOSECONDS * HERTZ + nanoseconds % NANOSECONDS * HERTZ / NANOSECONDS;
    }

    private static long nanosecondsAfter(long ticks) {
        return ticks / HERTZ * NANOSECONDS + (ticks % HERTZ * NANOSECONDS + HERTZ - 1) / HERTZ;
    }

    private int count(Channel c) {
        if (!c.counting) {
            return c.reload & 0xFFFF;
        }
        long ticks = ticks(c);
        if (!isPeriodic(c)) {
            return (int) (c.reload - ticks) & 0xFFFF;
        }
        long in = ticks % c.reload;
        return (int) (c.mode == 3 ? c.reload - in * 2 % c.reload & ~1L : c.reload - in) & 0xFFFF;
    }

    private boolean output(Channel c) {
        if (!c.counting || isPeriodic(c) && !c.gate) {
            return c.mode != 0;
        }
        long ticks = ticks(c);
        return switch (c.mode) {
            case 2 -> ticks % c.reload != c.reload - 1;
            case 3 -> ticks % c.reload < (c.reload + 1) / 2;
            case 4, 5 -> ticks != c.reload;
            default -> ticks >= c.reload;
        };
    }

    /// Cycle of the next interrupt of channel 0, or Long.MAX_VALUE. Its gate is always open, so modes 1 and 5 never begin.
    public long deadline() {
        var c = channels[0];
        if (!c.counting || !isPeriodic(c) && c.fired) {
            return Long.MAX_VALUE;
        }
        return clock.toCycles(c.started + nanosecondsAfter(c.mode == 4 ? c.reload + 1L : c.reload));
    }

    /// Raises the interrupt of channel 0 if its time has come.
    public void advance() {
        if (clock.now() < deadline()) {
            return;
        }
        var c = channels[0];
        if (isPeriodic(c)) {
            c.started += nanosecondsAfter(ticks(c) / c.reload * c.reload);
        } else {
            c.fired = true;
        }
        pin.level(false);
        pin.level(true);
    }

    @Override
    int read(int port) {
        if (port == SPEAKER) {
            int refresh = (int) (clock.nanoseconds() / 15_085 & 1);
            return speaker & 3 | refresh << 4 | (output(channels[2]) ? 0x20 : 0);
        }
        if (port == CONTROL) {
            return 0xFF;
        }
        var c = channels[port - FIRST];
        if (c.status >= 0) {
            int value = c.status;
            c.status = -1;
            return value;
        }
        int value = c.latch >= 0 ? c.latch : count(c);
        boolean high = c.access == HIGH || c.access == BOTH && c.latchHighNext;
        if (c.access == BOTH) {
            c.latchHighNext = !c.latchHighNext;
        }
        if (c.access != BOTH || high) {
            c.latch = -1;
        }
        return high ? value >> 8 : value & 0xFF;
    }

    @Override
    void write(int port, int value) {
        switch (port) {
            case SPEAKER -> {
                speaker = value & 3;
                gate(channels[2], (value & 1) != 0);
            }
            case CONTROL -> control(value);
            default -> load(channels[port - FIRST], value);
        }
        changed.run();
    }

    private void gate(Channel c, boolean on) {
        if (on == c.gate) {
            return;
        }
        c.gate = on;
        long now = clock.nanoseconds();
        if (isTriggered(c)) {
            if (on && c.armed) {
                c.reload = c.next;
                c.started = now;
                c.counting = true;
            }
        } else if (c.counting && on) {
            c.started = isPeriodic(c) ? now : now - c.held;
            c.held = -1;
        } else if (c.counting) {
            c.held = now - c.started;
        }
    }

    private void control(int value) {
        if (value >> 6 == 3) {
            readBack(value);
            return;
        }
        var c = channels[value >> 6];
        int access = value >> 4 & 3;
        if (access == 0) {
            latch(c);
            return;
        }
        c.access = access;
        c.mode = value >> 1 & 7;
        c.mode = c.mode > 5 ? c.mode - 4 : c.mode;
        c.counting = false;
        c.armed = false;
        c.held = -1;
        c.highNext = false;
        c.latchHighNext = false;
        c.latch = -1;
        if (c == channels[0]) {
            pin.level(output(c));
        }
    }

    private void latch(Channel c) {
        if (c.latch < 0) {
            c.latch = count(c);
        }
    }

    private void readBack(int value) {
        for (int i = 0; i < 3; i++) {
            var c = channels[i];
            if ((value >> i + 1 & 1) != 0) {
                if ((value & 0x20) == 0) {
                    latch(c);
                }
                if ((value & 0x10) == 0) {
                    c.status = (output(c) ? 0x80 : 0) | (c.counting ? 0 : 0x40) | c.access << 4 | c.mode << 1;
                }
            }
        }
    }

    private void load(Channel c, int value) {
        switch (c.access) {
            case LOW -> start(c, value);
            case HIGH -> start(c, value << 8);
            default -> {
                if (c.highNext) {
                    start(c, c.low | value << 8);
                } else {
                    c.low = value;
                }
                c.highNext = !c.highNext;
            }
        }
    }

    private void start(Channel c, int count) {
        c.next = count == 0 ? 65536 : count;
        c.armed = true;
        if (isTriggered(c)) {
            return;
        }
        c.reload = c.next;
        c.started = clock.nanoseconds();
        c.held = c.gate ? -1 : 0;
        c.counting = true;
        c.fired = false;
    }

    /// Adds the registers to a state hash.
    public void digest(LongConsumer digest) {
        for (var c : channels) {
            long[] state = {c.mode, c.access, c.reload, c.gate ? 1 : 0, c.counting ? 1 : 0, c.started, c.highNext ? 1 : 0, c.low, c.latch,
                c.latchHighNext ? 1 : 0, c.status, c.fired ? 1 : 0, c.next, c.armed ? 1 : 0, c.held};
            for (long value : state) {
                digest.accept(value);
            }
        }
        digest.accept(speaker);
    }

    /// Takes the registers down or puts them back.
    public void state(StateTape tape) {
        for (var c : channels) {
            c.state(tape);
        }
        speaker = tape.number(speaker);
    }
}
