package ringside.machine.device;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.LongConsumer;
import ringside.machine.state.StateTape;
import ringside.machine.time.BoardClock;

/// The MC146818 clock with its battery-backed bytes. Its time is virtual: the start date and the nanoseconds of the board.
/// Source: Motorola MC146818 data sheet; the bytes that tell the memory's size as QEMU's firmware finds them.
public final class RealTimeClock extends BytePortDevice {
    private static final int INDEX = 0x70;
    private static final int BYTES = 128;
    private static final int CENTURY = 0x32;
    private static final int A = 10;
    private static final int B = 11;
    private static final int C = 12;
    private static final int D = 13;
    private static final int UPDATING = 0x80;
    private static final int SET = 0x80;
    private static final int BINARY = 4;
    private static final int HOURS_24 = 2;
    private static final int PERIODIC = 0x40;
    private static final int ALARM = 0x20;
    private static final int UPDATED = 0x10;
    private static final int REQUEST = 0x80;
    private static final int ANY = 0xC0;
    private static final int AFTERNOON = 0x80;
    private static final int VALID = 0x80;
    private static final long SECOND = 1_000_000_000;
    /// The update shows this long before it happens. Data sheet, table 6.
    private static final long UPDATE = 244_000;
    private static final long HERTZ = 32_768;
    private static final int DAY = 86_400;

    private final BoardClock clock;
    private final InterruptPin pin;
    private final Runnable changed;
    private final byte[] bytes = new byte[BYTES];
    private final byte[] powerOn;
    private int index;
    private int flags;
    /// Nanoseconds since 1970 less the board's.
    private long offset;
    /// Nanosecond of the board up to which flags are right.
    private long seen;

    /// @param start   seconds since 1970 at power-on
    /// @param memory  bytes of RAM
    /// @param changed told when the next deadline has moved
    public RealTimeClock(BoardClock clock, long start, long memory, InterruptPin pin, Runnable changed) {
        this.clock = clock;
        this.pin = pin;
        this.changed = changed;
        this.offset = start * SECOND;
        bytes[A] = 0x26;
        bytes[B] = HOURS_24;
        sizes(memory);
        powerOn = bytes.clone();
    }

    private void sizes(long memory) {
        long extended = Math.min((memory >> 10) - 1024, 0xFFFF);
        word(0x15, 640);
        word(0x17, extended);
        word(0x30, extended);
        word(0x34, Math.max(0, (memory >> 16) - 256));
    }

    private void word(int at, long value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >> 8);
    }

    public void attach(PortBus bus) {
        bus.add(INDEX, 2, this);
    }

    @Override
    int read(int port) {
        if (port == INDEX) {
            return 0xFF;
        }
        return switch (index) {
            case A -> bytes[A] & 0x7F | (isUpdating() ? UPDATING : 0);
            case C -> takeFlags();
            case D -> VALID;
            default -> (isTime(index) && (bytes[B] & SET) == 0 ? time(index) : bytes[index]) & 0xFF;
        };
    }

    private static boolean isTime(int number) {
        return number < A && (number > 5 || (number & 1) == 0) || number == CENTURY;
    }

    private boolean isUpdating() {
        return (bytes[B] & SET) == 0 && Math.floorMod(clock.nanoseconds() + offset, SECOND) >= SECOND - UPDATE;
    }

    private int takeFlags() {
        look();
        int value = flags;
        flags = 0;
        pin.level(false);
        return value;
    }

    private LocalDateTime date(long nanoseconds) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(nanoseconds, SECOND), 0, ZoneOffset.UTC);
    }

    private int time(int number) {
        return field(number, date(clock.nanoseconds() + offset));
    }

    private int field(int number, LocalDateTime date) {
        return switch (number) {
            case 0 -> digits(date.getSecond());
            case 2 -> digits(date.getMinute());
            case 4 -> hour(date.getHour());
            case 6 -> digits(date.getDayOfWeek().getValue() % 7 + 1);
            case 7 -> digits(date.getDayOfMonth());
            case 8 -> digits(date.getMonthValue());
            case 9 -> digits(date.getYear() % 100);
            default -> digits(date.getYear() / 100);
        };
    }

    private int hour(int hour) {
        if ((bytes[B] & HOURS_24) != 0) {
            return digits(hour);
        }
        return digits((hour + 11) % 12 + 1) | (hour >= 12 ? AFTERNOON : 0);
    }

    private int digits(int value) {
        return (bytes[B] & BINARY) != 0 ? value : value / 10 << 4 | value % 10;
    }

    private int value(int number) {
        int digits = bytes[number] & 0xFF;
        return (bytes[B] & BINARY) != 0 ? digits : (digits >> 4) * 10 + (digits & 15);
    }

    private int hourValue() {
        if ((bytes[B] & HOURS_24) != 0) {
            return value(4);
        }
        boolean afternoon = (bytes[4] & AFTERNOON) != 0;
        bytes[4] = (byte) (bytes[4] & ~AFTERNOON);
        int hour = value(4) % 12 + (afternoon ? 12 : 0);
        bytes[4] |= afternoon ? (byte) AFTERNOON : 0;
        return hour;
    }

    @Override
    void write(int port, int value) {
        if (port == INDEX) {
            index = value & BYTES - 1;
            return;
        }
        look();
        switch (index) {
            case A -> bytes[A] = (byte) (value & 0x7F);
            case B -> control(value);
            case C, D -> { }
            default -> store(value);
        }
        update();
        changed.run();
    }

    private void store(int value) {
        if (isTime(index) && (bytes[B] & SET) == 0) {
            keepTime();
            bytes[index] = (byte) value;
            setTime();
        } else {
            bytes[index] = (byte) value;
        }
    }

    private void control(int value) {
        boolean was = (bytes[B] & SET) != 0;
        boolean is = (value & SET) != 0;
        if (is && !was) {
            keepTime();
        }
        bytes[B] = (byte) (is ? value & ~UPDATED : value);
        if (was && !is) {
            setTime();
        }
    }

    private void keepTime() {
        for (int i = 0; i < BYTES; i++) {
            if (isTime(i)) {
                bytes[i] = (byte) time(i);
            }
        }
    }

    /// A date that does not exist counts on from the first of its month.
    private void setTime() {
        var date = LocalDateTime.of(value(CENTURY) * 100 + value(9), 1, 1, 0, 0).plusMonths(value(8) - 1L).plusDays(value(7) - 1L)
                .plusHours(hourValue()).plusMinutes(value(2)).plusSeconds(value(0));
        offset = date.toEpochSecond(ZoneOffset.UTC) * SECOND - clock.nanoseconds() / SECOND * SECOND;
    }

    /// Log2 of the periodic interrupt's distance in 1/32768 s, or -1. Data sheet, table 5.
    private int rate() {
        int code = bytes[A] & 15;
        return code == 0 ? -1 : code < 3 ? code + 6 : code - 1;
    }

    private static long beats(long nanoseconds) {
        return nanoseconds / SECOND * HERTZ + nanoseconds % SECOND * HERTZ / SECOND;
    }

    private static long nanosecondsAt(long beat) {
        return beat / HERTZ * SECOND + (beat % HERTZ * SECOND + HERTZ - 1) / HERTZ;
    }

    /// Cycle at which the next enabled interrupt may be due, or Long.MAX_VALUE.
    public long deadline() {
        long next = Long.MAX_VALUE;
        if ((bytes[B] & (ALARM | UPDATED)) != 0 && (bytes[B] & SET) == 0) {
            next = seen + SECOND - Math.floorMod(seen + offset, SECOND);
        }
        if ((bytes[B] & PERIODIC) != 0 && rate() >= 0) {
            next = Math.min(next, nanosecondsAt((beats(seen) >> rate()) + 1 << rate()));
        }
        return next == Long.MAX_VALUE ? next : clock.toCycles(next);
    }

    /// Raises the interrupts whose time has come.
    public void advance() {
        look();
        update();
    }

    /// Sets the flags of what has happened since the last look.
    private void look() {
        long now = clock.nanoseconds();
        if (rate() >= 0 && beats(now) >> rate() != beats(seen) >> rate()) {
            flags |= PERIODIC;
        }
        long from = Math.floorDiv(seen + offset, SECOND);
        long to = Math.floorDiv(now + offset, SECOND);
        if (from != to && (bytes[B] & SET) == 0) {
            flags |= UPDATED;
            var date = date(seen + offset);
            for (long i = 1; i <= Math.min(to - from, DAY) && (flags & ALARM) == 0; i++) {
                flags |= isAlarm(date.plus(i, ChronoUnit.SECONDS)) ? ALARM : 0;
            }
        }
        seen = now;
    }

    private boolean isAlarm(LocalDateTime date) {
        for (int i = 0; i <= 4; i += 2) {
            int wanted = bytes[i + 1] & 0xFF;
            if (wanted < ANY && wanted != field(i, date)) {
                return false;
            }
        }
        return true;
    }

    private void update() {
        boolean requests = (flags & bytes[B] & (PERIODIC | ALARM | UPDATED)) != 0;
        flags = requests ? flags | REQUEST : flags & ~REQUEST;
        pin.level(requests);
    }

    /// Adds the registers to a state hash if they are not as at power-on.
    public void digest(LongConsumer digest) {
        if (index != 0 || !Arrays.equals(bytes, powerOn)) {
            for (long value : new long[] {index, flags, offset, seen, Arrays.hashCode(bytes)}) {
                digest.accept(value);
            }
        }
    }

    /// Takes the registers down or puts them back.
    public void state(StateTape tape) {
        tape.bytes(bytes);
        index = tape.number(index);
        flags = tape.number(flags);
        offset = tape.word(offset);
        seen = tape.word(seen);
    }
}
