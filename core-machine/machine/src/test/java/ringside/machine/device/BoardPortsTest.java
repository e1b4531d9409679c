package ringside.machine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.machine.state.StatePlayer;
import ringside.machine.state.StateRecorder;
import ringside.machine.time.BoardClock;
import ringside.machine.time.CoreClock;

/// What firmware and tests of processors ask of a board.
class BoardPortsTest {
    private final PortBus bus = new PortBus();
    private final List<String> lines = new ArrayList<>();

    BoardPortsTest() {
        new FirmwareConfig(128L << 20, 4, "quiet").attach(bus);
        new TestDevice((line, high) -> lines.add(line + (high ? " high" : " low"))).attach(bus);
    }

    private long item(int key, int length) {
        bus.write(0x510, 2, key);
        long value = 0;
        for (int i = 0; i < length; i++) {
            value |= (long) bus.read(0x511, 1) << 8 * i;
        }
        return value;
    }

    @Test
    void firmwareFindsSignatureMemoryAndCores() {
        assertThat(item(0, 4)).isEqualTo(0x554D_4551);
        assertThat(item(1, 4)).as("no direct memory access").isEqualTo(1);
        assertThat(item(3, 8)).isEqualTo(128L << 20);
        assertThat(item(5, 2)).isEqualTo(4);
        assertThat(item(0x14, 4)).isEqualTo(6);
        assertThat(item(0x15, 6)).isEqualTo('q' | 'u' << 8 | 'i' << 16 | (long) 'e' << 24 | (long) 't' << 32);
        assertThat(item(0x8002, 4)).isEqualTo(1);
    }

    @Test
    void itemsThatDoNotExistAndBytesBehindTheEndAreZero() {
        assertThat(item(0x11, 8)).isZero();
        assertThat(item(5, 8)).isEqualTo(4);
    }

    @Test
    void latchIsReadAtAnyWidth() {
        bus.write(0xE0, 4, 0x1234_5678);
        assertThat(bus.read(0xE0, 4)).isEqualTo(0x1234_5678);
        assertThat(bus.read(0xE0, 2)).isEqualTo(0x5678);
        assertThat(bus.read(0xE8, 1)).isEqualTo(0x78);
        assertThat(bus.read(0xE2, 2)).isEqualTo(0x1234);
        bus.write(0xE1, 1, 0xFF);
        assertThat(bus.read(0xE0, 4)).isEqualTo(0x1234_FF78);
    }

    @Test
    void wideAccessReachesTheDevicesItTouches() {
        var clock = new CoreClock(1000);
        var pit = new Pit(new BoardClock(clock), high -> { }, () -> { });
        pit.attach(bus);
        bus.write(0x43, 4, 0xFFFF_FF34);
        assertThat(bus.read(0x43, 4)).as("the control register, and nothing behind it").isEqualTo(-1);
        bus.write(0xDF, 2, 0x5AFF);
        assertThat(bus.read(0xE0, 1)).isEqualTo(0x5A);
    }

    @Test
    void interruptLinesAreSetByHand() {
        bus.write(0x2005, 1, 1);
        bus.write(0x2005, 1, 0);
        bus.write(0x2017, 1, 1);
        assertThat(lines).containsExactly("5 high", "5 low", "23 high");
    }

    @Test
    void pagesKeepWhatIsWrittenAtAnyWidth() {
        var pages = new TestPages();
        assertThat(pages.page(3).read(8, 8)).isZero();
        pages.page(3).write(8, 8, 0x1122_3344_5566_7788L);
        pages.page(3).write(9, 1, 0xAA);
        assertThat(pages.page(3).read(8, 4)).isEqualTo(0x5566_AA88L);
        assertThat(pages.page(4).read(8, 4)).isZero();
        var recorder = new StateRecorder();
        pages.state(recorder);
        var other = new TestPages();
        other.state(new StatePlayer(recorder.recorded(), recorder.stores()));
        assertThat(other.page(3).read(8, 8)).isEqualTo(0x1122_3344_5566_AA88L);
    }
}
