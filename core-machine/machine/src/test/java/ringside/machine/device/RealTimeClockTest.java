package ringside.machine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.machine.time.BoardClock;
import ringside.machine.time.CoreClock;

class RealTimeClockTest {
    private static final long SECOND = 1_000_000_000;
    private static final long START = LocalDateTime.of(2024, 2, 28, 23, 59, 58).toEpochSecond(ZoneOffset.UTC);

    private final CoreClock core = new CoreClock(1000);
    private final List<Boolean> pin = new ArrayList<>();
    private final RealTimeClock rtc = new RealTimeClock(new BoardClock(core), START, 128L << 20, pin::add, () -> { });

    private int get(int index) {
        rtc.write(0x70, index);
        return rtc.read(0x71);
    }

    private void set(int index, int value) {
        rtc.write(0x70, index);
        rtc.write(0x71, value);
    }

    private void pass(long nanoseconds) {
        core.cycles += nanoseconds;
        if (core.cycles >= rtc.deadline()) {
            rtc.advance();
        }
    }

    private boolean isHigh() {
        return !pin.isEmpty() && pin.getLast();
    }

    @Test
    void tellsTheDateInDecimalDigits() {
        assertThat(List.of(get(0x32), get(9), get(8), get(7), get(4), get(2), get(0))).containsExactly(0x20, 0x24, 0x02, 0x28, 0x23, 0x59, 0x58);
        pass(2 * SECOND);
        assertThat(List.of(get(8), get(7), get(6), get(4), get(2), get(0))).as("a leap year's Thursday").containsExactly(0x02, 0x29, 5, 0, 0, 0);
    }

    @Test
    void tellsItInBinaryAndInHalfDays() {
        set(11, 4);
        assertThat(List.of(get(9), get(4), get(2))).containsExactly(24, 11 | 0x80, 59);
        pass(2 * SECOND);
        assertThat(get(4)).as("midnight").isEqualTo(12);
    }

    @Test
    void takesTheDateItIsGiven() {
        set(11, 0x82);
        set(9, 0x99);
        set(8, 0x12);
        set(7, 0x31);
        pass(5 * SECOND);
        assertThat(get(0)).as("it stands while it is set").isEqualTo(0x58);
        set(11, 2);
        pass(2 * SECOND);
        assertThat(List.of(get(0x32), get(9), get(8), get(7), get(0))).containsExactly(0x21, 0, 1, 1, 0);
    }

    @Test
    void showsAnUpdateBeforeItHappens() {
        pass(SECOND - 244_001);
        assertThat(get(10)).isEqualTo(0x26);
        pass(1);
        assertThat(get(10)).isEqualTo(0xA6);
        pass(244_000);
        assertThat(get(10)).isEqualTo(0x26);
        assertThat(get(0)).isEqualTo(0x59);
    }

    @Test
    void interruptsPeriodically() {
        get(12);
        set(11, 0x42);
        assertThat(rtc.deadline()).as("1024 Hz").isEqualTo(976_563);
        pass(976_562);
        assertThat(isHigh()).isFalse();
        pass(1);
        assertThat(isHigh()).isTrue();
        assertThat(get(12)).isEqualTo(0xC0);
        assertThat(isHigh()).isFalse();
        assertThat(get(12)).isZero();
    }

    @Test
    void interruptsAtTheAlarmAndAfterUpdates() {
        set(10, 0x20);
        set(1, 0x01);
        set(3, 0x00);
        set(5, 0xFF);
        set(11, 0x22);
        for (int i = 0; i < 2; i++) {
            pass(SECOND);
            assertThat(isHigh()).isFalse();
        }
        pass(SECOND);
        assertThat(isHigh()).isTrue();
        assertThat(get(12)).isEqualTo(0xB0);
        set(11, 0x12);
        pass(SECOND);
        assertThat(get(12)).isEqualTo(0x90);
    }

    @Test
    void tellsTheSizeOfMemory() {
        assertThat(get(0x15) | get(0x16) << 8).isEqualTo(640);
        assertThat(get(0x30) | get(0x31) << 8).isEqualTo(0xFFFF);
        assertThat(get(0x34) | get(0x35) << 8).as("64 KiB above 16 MiB").isEqualTo((128 - 16) * 16);
        assertThat(get(13)).isEqualTo(0x80);
    }
}
