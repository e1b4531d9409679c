package ringside.machine.virtio;

import static org.assertj.core.api.Assertions.assertThat;
import static ringside.machine.virtio.Driver.BUFFER;
import static ringside.machine.virtio.Driver.QUEUE;
import static ringside.machine.virtio.Driver.WRITE;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.machine.DiskImage;
import ringside.machine.Peripheral;

/// What a driver may do to a device's registers at any time, and what must not come of it. Virtio §2.1, §2.2, §2.5, §4.2.2.
class TransportTest {
    private static final int READ = 0;
    private static final int LATENCY = 100;
    private static final int GENERATION = 0xFC;
    private static final int DRIVER_FEATURES = 0x20;
    private static final int QUEUE_SELECT = 0x30;
    private static final int QUEUE_READY = 0x44;
    private static final int NOTIFY = 0x50;
    private static final int INTERRUPTS = 0x60;
    private static final int STATUS = 0x70;
    private static final int[] DESCRIPTION = {0x38, 0x80, 0x84, 0x90, 0x94, 0xA0, 0xA4};
    private static final int RECEIVE = 0;
    private static final int SEND = 1;
    private static final int HEADER = 12;
    private static final byte[] FRAME = new byte[60];

    private static Driver slowDisk() {
        return new Driver(Peripheral.Disk.of(DiskImage.empty(8 * DiskImage.SECTOR)).latency(LATENCY)).start(0, 1);
    }

    private static Driver card() {
        var driver = new Driver(Peripheral.Network.of(new Peripheral.Peer.Wire())).start(0, 2);
        driver.descriptor(RECEIVE, 0, BUFFER, 1600, WRITE);
        driver.descriptor(SEND, 0, BUFFER + 0x1000, HEADER + FRAME.length, 0);
        return driver;
    }

    private static byte[] everything(Driver driver) {
        return driver.get(0, (int) driver.memory.size());
    }

    private static void pass(Driver driver, long cycles) {
        driver.core.cycles += cycles;
        if (driver.bus.deadline() <= driver.core.cycles) {
            driver.bus.advance();
        }
    }

    private static List<Long> configuration(Driver driver) {
        var values = new ArrayList<Long>();
        for (int at = 0; at < 0x40; at++) {
            values.add(driver.bus.read(7 * 0x200 + 0x100 + at, 1));
        }
        return values;
    }

    @Test
    void aConfigurationThatNeverChangesHasOneGeneration() {
        for (var device : List.of(Peripheral.Disk.of(DiskImage.empty(DiskImage.SECTOR)), Peripheral.Network.of(Peripheral.Peer.Echo.GATEWAY),
                Peripheral.Console.plain(), Peripheral.Entropy.of(1))) {
            var driver = new Driver(device);
            var before = configuration(driver);
            long generation = driver.register(GENERATION);
            driver.start(0, 1);
            driver.descriptor(0, 0, BUFFER, 64, WRITE);
            driver.kick(0, 0);
            for (int at = 0; at < 0x40; at += 4) {
                driver.register(0x100 + at, -1);
            }
            driver.register(GENERATION, -1);
            driver.register(STATUS, 0);
            assertThat(configuration(driver)).isEqualTo(before);
            assertThat(driver.register(GENERATION)).isEqualTo(generation);
        }
    }

    @Test
    void aResetTakesARequestInFlightWithIt() {
        var driver = slowDisk();
        driver.disk(READ, 0, DiskImage.SECTOR);
        driver.put(BUFFER + 0x1000, new byte[] {7, 7, 7, 7});
        pass(driver, LATENCY / 2);
        driver.register(STATUS, 0);
        var before = everything(driver);
        assertThat(driver.bus.deadline()).isEqualTo(Long.MAX_VALUE);
        driver.core.cycles += 10 * LATENCY;
        driver.bus.advance();
        assertThat(everything(driver)).as("nothing is written into memory that is the driver's again").isEqualTo(before);
        assertThat(driver.line).isFalse();
        assertThat(driver.register(QUEUE_READY)).isZero();
    }

    @Test
    void aRequestAfterAResetTakesItsWholeTime() {
        var driver = slowDisk();
        driver.disk(READ, 0, DiskImage.SECTOR);
        pass(driver, LATENCY - 1);
        driver.start(0, 1);
        driver.disk(READ, 0, DiskImage.SECTOR);
        pass(driver, LATENCY - 1);
        assertThat(driver.used(0)).isZero();
        pass(driver, 1);
        assertThat(driver.used(0)).isEqualTo(1);
        assertThat(driver.status()).isZero();
        assertThat(driver.line).isTrue();
    }

    @Test
    void aResetTakesBackAnInterruptThatWaits() {
        var driver = card();
        driver.kick(SEND, 0);
        assertThat(driver.line).isTrue();
        driver.register(STATUS, 0);
        assertThat(driver.line).isFalse();
        assertThat(driver.register(INTERRUPTS)).isZero();
        driver.start(0, 2);
        driver.kick(SEND, Driver.SIZE);
        assertThat(driver.isBroken()).isTrue();
        assertThat(driver.register(INTERRUPTS)).as("configuration change").isEqualTo(2);
        driver.register(STATUS, 0);
        assertThat(driver.line).isFalse();
        assertThat(driver.isBroken()).isFalse();
    }

    @Test
    void onlyAResetMendsABrokenDevice() {
        var driver = card();
        driver.kick(SEND, Driver.SIZE);
        driver.register(STATUS, 15);
        assertThat(driver.isBroken()).isTrue();
        driver.kick(SEND, 0);
        assertThat(driver.used(SEND)).isZero();
    }

    @Test
    void aQueueThatIsStoppedKeepsItsRequestInFlight() {
        var driver = slowDisk();
        driver.disk(READ, 0, DiskImage.SECTOR);
        driver.register(QUEUE_READY, 0);
        var before = everything(driver);
        pass(driver, 2 * LATENCY);
        assertThat(everything(driver)).isEqualTo(before);
        assertThat(driver.line).isFalse();
        assertThat(driver.bus.deadline()).as("nobody waits for a queue that is stopped").isEqualTo(Long.MAX_VALUE);
        driver.register(NOTIFY, 0);
        assertThat(driver.bus.deadline()).isEqualTo(Long.MAX_VALUE);
        driver.register(QUEUE_READY, 1);
        driver.register(NOTIFY, 0);
        pass(driver, LATENCY);
        assertThat(driver.used(0)).as("it goes on where it was").isEqualTo(1);
        assertThat(driver.status()).isZero();
    }

    @Test
    void oneQueueIsStoppedWithoutTheOther() {
        var driver = card();
        driver.kick(RECEIVE, 0);
        driver.register(QUEUE_SELECT, RECEIVE);
        driver.register(QUEUE_READY, 0);
        driver.bus.receive(0, FRAME);
        driver.kick(SEND, 0);
        assertThat(driver.used(RECEIVE)).isZero();
        assertThat(driver.used(SEND)).isEqualTo(1);
        driver.register(QUEUE_READY, 1);
        driver.register(NOTIFY, RECEIVE);
        assertThat(driver.used(RECEIVE)).isEqualTo(1);
        assertThat(driver.written(RECEIVE)).isEqualTo(HEADER + FRAME.length);
    }

    @Test
    void aQueueInUseStaysWhereItIs() {
        var driver = card();
        for (int queue : new int[] {RECEIVE, SEND}) {
            driver.register(QUEUE_SELECT, queue);
            for (int register : DESCRIPTION) {
                driver.register(register, 0xFFFF_FFF3L);
            }
            driver.register(QUEUE_READY, 1);
        }
        driver.kick(RECEIVE, 0);
        driver.bus.receive(0, FRAME);
        driver.kick(SEND, 0);
        assertThat(driver.isBroken()).isFalse();
        assertThat(driver.used(RECEIVE)).isEqualTo(1);
        assertThat(driver.used(SEND)).isEqualTo(1);
    }

    /// The two queues of a card are swapped, put over each other, made too large and put outside memory.
    @Test
    void queuesThatAreTurnedOnAnewAnywhereAreOnlyTheDriversHarm() {
        long[] places = {QUEUE + 0x1000, QUEUE, 0x3F_F000, 0x40_0000, -0x1000, QUEUE + 0x408};
        for (long place : places) {
            var driver = card();
            driver.kick(SEND, 0);
            for (int round = 0; round < 3; round++) {
                for (int queue : new int[] {SEND, RECEIVE}) {
                    driver.register(QUEUE_SELECT, queue);
                    driver.register(QUEUE_READY, 0);
                    driver.queue(queue, place);
                    driver.bus.receive(0, FRAME);
                    driver.register(NOTIFY, queue);
                }
            }
            driver.start(0, 2);
            driver.descriptor(SEND, 0, BUFFER + 0x1000, HEADER + FRAME.length, 0);
            driver.kick(SEND, 0);
            assertThat(driver.used(SEND)).as("after a reset, from 0x%x", place).isEqualTo(1);
        }
    }

    @Test
    void whatWasAgreedUponStaysAgreedUpon() {
        var driver = new Driver(Peripheral.Entropy.of(1)).start(0, 1);
        driver.features(Function.VERSION_1 | Function.INDIRECT);
        driver.descriptor(0, 0, BUFFER, 16, Driver.INDIRECT);
        driver.kick(0, 0);
        assertThat(driver.isBroken()).as("indirect tables came too late").isTrue();
    }

    @Test
    void featuresTakenBackTooLateStayToo() {
        var driver = new Driver(Peripheral.Entropy.of(1)).start(Function.INDIRECT, 1);
        driver.features(0);
        driver.register(DRIVER_FEATURES, 0);
        assertThat(driver.register(STATUS)).isEqualTo(15);
        driver.descriptor(0, 0, BUFFER + 0x100, 16, Driver.INDIRECT);
        driver.descriptorAt(BUFFER + 0x100, 0, BUFFER, 16, WRITE, 0);
        driver.kick(0, 0);
        assertThat(driver.written(0)).isEqualTo(16);
    }
}
