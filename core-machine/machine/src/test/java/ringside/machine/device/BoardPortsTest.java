package ringside.machine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.machine.memory.PhysicalMemory;
import ringside.machine.state.StatePlayer;
import ringside.machine.state.StateRecorder;
import ringside.machine.time.BoardClock;
import ringside.machine.time.CoreClock;

/// What firmware and tests of processors ask of a board.
class BoardPortsTest {
    private final PortBus bus = new PortBus();
    private final List<String> lines = new ArrayList<>();
    private final PhysicalMemory ram = new PhysicalMemory(128);
    private final List<String> accesses = new ArrayList<>();
    private final FirmwareConfig firmware = firmware();

    BoardPortsTest() {
        firmware.attach(bus);
        new TestDevice((line, high) -> lines.add(line + (high ? " high" : " low"))).attach(bus);
    }

    private FirmwareConfig firmware() {
        return new FirmwareConfig(ram, (device, physical, length, direction, outcome) -> accesses.add(
                device + " " + direction + " " + Long.toHexString(physical) + " " + length + " " + outcome), 4, "quiet");
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
        assertThat(item(1, 4)).as("by port and by transfer").isEqualTo(3);
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

    private static final long ORDER = 0x1_0003;
    private static final long TARGET = 0x1_0FFE;
    private static final int FAILED = 1;
    private static final int READ = 2;
    private static final int SKIP = 4;
    private static final int SELECT = 8;
    private static final int WRITE = 16;

    private void give(long order) {
        bus.write(0x514, 4, Integer.reverseBytes((int) (order >>> 32)));
        bus.write(0x518, 4, Integer.reverseBytes((int) order));
    }

    /// Gives an order; its answer.
    private int order(int what, int length, long physical) {
        ram.load(ORDER, ByteBuffer.allocate(16).putInt(what).putInt(length).putLong(physical).array(), 0, 16);
        give(ORDER);
        var answer = new byte[4];
        ram.copy(ORDER, answer, 0, 4);
        return ByteBuffer.wrap(answer).getInt();
    }

    private String text(int length) {
        var bytes = new byte[length];
        ram.copy(TARGET, bytes, 0, length);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private void fill() {
        ram.load(TARGET, "~".repeat(12).getBytes(StandardCharsets.US_ASCII), 0, 12);
    }

    @Test
    void itemsAreTransferredIntoMemory() {
        fill();
        assertThat(order(0x15 << 16 | SELECT | READ, 4, TARGET)).isZero();
        assertThat(text(6)).isEqualTo("quie~~");
        assertThat(bus.read(0x511, 1)).as("the ports go on behind it").isEqualTo('t');
        assertThat(order(SELECT | READ | 0x15 << 16, 8, TARGET)).isZero();
        assertThat(text(9)).as("zeros behind the end").isEqualTo("quiet\0\0\0~");
        assertThat(order(SELECT | SKIP | 0x15 << 16, 2, 0)).isZero();
        assertThat(order(READ, 2, TARGET)).isZero();
        assertThat(text(3)).isEqualTo("iei");
        assertThat(order(SKIP, -1, 0)).as("no further than the end").isZero();
        assertThat(order(READ, 2, TARGET)).isZero();
        assertThat(text(3)).isEqualTo("\0\0i");
        assertThat(order(0x44 << 16 | SELECT | READ, 3, TARGET)).as("there is no such item").isZero();
        assertThat(text(4)).isEqualTo("\0\0\0e");
    }

    @Test
    void ordersThatCannotBeFail() {
        fill();
        assertThat(order(SELECT | READ, 4, ram.size() - 3)).isEqualTo(FAILED);
        assertThat(order(SELECT | READ, 4, -1)).isEqualTo(FAILED);
        assertThat(order(SELECT | READ, -1, TARGET)).isEqualTo(FAILED);
        assertThat(order(SELECT | WRITE, 4, TARGET)).as("nothing is for the guest to write").isEqualTo(FAILED);
        assertThat(order(SELECT | WRITE, 0, TARGET)).isZero();
        assertThat(order(0, 4, TARGET)).as("nothing to do").isZero();
        assertThat(text(12)).isEqualTo("~".repeat(12));
        give(ram.size() - 8);
        assertThat(ram.read(ram.size() - 8, 4)).as("half an order").isEqualTo(Integer.reverseBytes(FAILED) & 0xFFFF_FFFFL);
        for (long nowhere : new long[] {ram.size(), ram.size() - 2, -4, Long.MIN_VALUE}) {
            give(nowhere);
        }
        assertThat(ram.read(ram.size() - 2, 2)).isZero();
    }

    @Test
    void transfersAreObserved() {
        order(SELECT | READ, 4, TARGET);
        assertThat(accesses).containsExactly("8 READ 10003 16 DONE", "8 WRITE 10ffe 4 DONE", "8 WRITE 10003 4 DONE");
        accesses.clear();
        give(ram.size());
        assertThat(accesses).containsExactly("8 READ 8000000 16 NO_MEMORY", "8 WRITE 8000000 4 NO_MEMORY");
    }

    @Test
    void transferPortsTellWhatTheyAreAndForgetWhatTheyWereTold() {
        assertThat(bus.read(0x514, 4)).isEqualTo('Q' | 'E' << 8 | 'M' << 16 | 'U' << 24);
        assertThat(bus.read(0x518, 4)).isEqualTo(' ' | 'C' << 8 | 'F' << 16 | 'G' << 24);
        assertThat(bus.read(0x519, 1)).isEqualTo('C');
        ram.load(ORDER, ByteBuffer.allocate(16).putInt(SELECT | READ).putInt(4).putLong(TARGET).array(), 0, 16);
        give(1L << 32 | ORDER);
        assertThat(text(4)).isNotEqualTo("QEMU");
        bus.write(0x518, 4, Integer.reverseBytes((int) ORDER));
        assertThat(text(4)).as("the upper half is zero again").isEqualTo("QEMU");
    }

    @Test
    void halfATransferAddressIsPartOfTheState() {
        bus.write(0x514, 4, 0x1234_5678);
        bus.write(0x510, 2, 5);
        var recorder = new StateRecorder();
        firmware.state(recorder);
        var other = firmware();
        var player = new StatePlayer(recorder.recorded(), recorder.stores());
        other.state(player);
        player.end();
        var before = new ArrayList<Long>();
        var after = new ArrayList<Long>();
        firmware.digest(before::add);
        other.digest(after::add);
        assertThat(after).isEqualTo(before).contains((long) Integer.reverseBytes(0x1234_5678) << 32);
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
