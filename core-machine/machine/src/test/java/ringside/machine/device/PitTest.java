package ringside.machine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.machine.time.BoardClock;
import ringside.machine.time.CoreClock;

/// The six modes and the gate, seen through port 0x61 and the interrupt line.
class PitTest {
    /// Nanoseconds of 1000 counts, and a little.
    private static final long THOUSAND = 838_100;
    private static final int OUT = 0x20;

    private final CoreClock core = new CoreClock(1000);
    private final List<Boolean> pin = new ArrayList<>();
    private final Pit pit = new Pit(new BoardClock(core), pin::add, () -> { });

    private void program(int channel, int mode, int count) {
        pit.write(0x43, channel << 6 | 0x30 | mode << 1);
        pit.write(0x40 + channel, count & 0xFF);
        pit.write(0x40 + channel, count >> 8);
    }

    private boolean output() {
        return (pit.read(0x61) & OUT) != 0;
    }

    private int count(int channel) {
        pit.write(0x43, channel << 6);
        return pit.read(0x40 + channel) | pit.read(0x40 + channel) << 8;
    }

    private void pass(long nanoseconds) {
        core.cycles += nanoseconds;
        if (core.cycles >= pit.deadline()) {
            pit.advance();
        }
    }

    @Test
    void terminalCountWaitsWhileTheGateIsClosed() {
        pit.write(0x61, 1);
        program(2, 0, 1000);
        pass(THOUSAND / 2);
        pit.write(0x61, 0);
        int held = count(2);
        pass(THOUSAND * 10);
        assertThat(count(2)).isEqualTo(held).isBetween(499, 501);
        assertThat(output()).isFalse();
        pit.write(0x61, 1);
        pass(THOUSAND / 2);
        assertThat(output()).isTrue();
    }

    @Test
    void oneShotBeginsWithTheGateAndAgainWithEachRise() {
        program(2, 1, 1000);
        pass(THOUSAND);
        assertThat(output()).as("not triggered").isTrue();
        pit.write(0x61, 1);
        assertThat(output()).isFalse();
        pass(THOUSAND / 2);
        pit.write(0x61, 0);
        assertThat(output()).as("the gate's fall does not matter").isFalse();
        pit.write(0x61, 1);
        pass(THOUSAND / 2);
        assertThat(output()).as("triggered anew").isFalse();
        pass(THOUSAND / 2);
        assertThat(output()).isTrue();
    }

    @Test
    void strobesAreLowForOneCount() {
        for (int mode : new int[] {4, 5}) {
            pit.write(0x61, 0);
            program(2, mode, 1000);
            pit.write(0x61, 1);
            assertThat(output()).as("mode " + mode).isTrue();
            pass(THOUSAND + 200);
            assertThat(output()).as("mode " + mode).isFalse();
            pass(1_000);
            assertThat(output()).as("mode " + mode).isTrue();
        }
    }

    @Test
    void aStrobeInterruptsOnce() {
        program(0, 4, 1000);
        pass(THOUSAND + 200);
        assertThat(pin).containsExactly(true);
        pass(1_000);
        assertThat(pin).containsExactly(true, false, true);
        assertThat(pit.deadline()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void theFirstChannelIsNeverTriggered() {
        program(0, 1, 1000);
        assertThat(pit.deadline()).isEqualTo(Long.MAX_VALUE);
    }
}
