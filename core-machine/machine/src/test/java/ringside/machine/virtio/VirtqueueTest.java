package ringside.machine.virtio;

import static org.assertj.core.api.Assertions.assertThat;
import static ringside.machine.virtio.Driver.BUFFER;
import static ringside.machine.virtio.Driver.INDIRECT;
import static ringside.machine.virtio.Driver.NEXT;
import static ringside.machine.virtio.Driver.QUEUE;
import static ringside.machine.virtio.Driver.WRITE;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import ringside.machine.DiskImage;
import ringside.machine.Peripheral;

/// What a driver may put into a queue, and what happens when it puts in something else.
class VirtqueueTest {
    private static final int STARTS = 3_000;

    private static Driver entropy() {
        return new Driver(Peripheral.Entropy.of(1)).start(Function.INDIRECT, 1);
    }

    @Test
    void requestsMayBeSpreadOverSeveralBuffers() {
        var driver = entropy();
        driver.descriptor(0, 0, BUFFER, 3, NEXT | WRITE);
        driver.descriptor(0, 1, BUFFER + 0x100, 5, WRITE);
        driver.kick(0, 0);
        assertThat(driver.written(0)).isEqualTo(8);
        assertThat(driver.get(BUFFER, 3)).doesNotContain(0);
        assertThat(driver.get(BUFFER + 3, 1)).containsOnly(0);
        assertThat(driver.get(BUFFER + 0x100, 5)).isNotEqualTo(new byte[5]);
    }

    @Test
    void requestsMayBeDescribedElsewhere() {
        var driver = entropy();
        long table = BUFFER + 0x800 + 8;
        driver.descriptor(0, 0, table, 32, INDIRECT);
        driver.descriptorAt(table, 0, BUFFER, 8, NEXT | WRITE, 1);
        driver.descriptorAt(table, 1, BUFFER + 0x100, 8, WRITE, 0);
        driver.kick(0, 0);
        assertThat(driver.written(0)).isEqualTo(16);
    }

    @Test
    void anInterruptCanBeDeclined() {
        var driver = entropy();
        driver.memory.write(QUEUE + 0x400, 2, 1);
        driver.descriptor(0, 0, BUFFER, 8, WRITE);
        driver.kick(0, 0);
        assertThat(driver.used(0)).isEqualTo(1);
        assertThat(driver.line).isFalse();
    }

    @Test
    void indicesGoRoundTheRing() {
        var driver = entropy();
        driver.descriptor(0, 0, BUFFER, 8, WRITE);
        for (int i = 1; i <= 70_000; i++) {
            driver.kick(0, 0);
        }
        assertThat(driver.used(0)).isEqualTo(70_000 & 0xFFFF);
    }

    private static void breaks(Consumer<Driver> wrong) {
        var driver = entropy();
        wrong.accept(driver);
        assertThat(driver.isBroken()).isTrue();
        assertThat(driver.register(0x60) & 2).as("configuration interrupt").isEqualTo(2);
        driver.start(Function.INDIRECT, 1);
        driver.descriptor(0, 0, BUFFER, 8, WRITE);
        driver.kick(0, 0);
        assertThat(driver.used(0)).as("a reset mends it").isEqualTo(1);
    }

    private static void breaksOn(long address, long length, int flags) {
        breaks(driver -> {
            driver.descriptor(0, 0, address, length, flags);
            driver.kick(0, 0);
        });
    }

    @Test
    void buffersOutsideMemoryBreakTheDevice() {
        breaksOn(0x40_0000, 8, WRITE);
        breaksOn(0x3F_FFFF, 2, WRITE);
        breaksOn(-8, 16, WRITE);
        breaksOn(Long.MIN_VALUE, 16, WRITE);
    }

    @Test
    void buffersOfImpossibleLengthBreakTheDevice() {
        breaksOn(BUFFER, 0, WRITE);
        breaksOn(0, 0xFFFF_FFFFL, WRITE);
    }

    @Test
    void circlesBreakTheDevice() {
        breaks(driver -> {
            for (int i = 0; i < Driver.SIZE; i++) {
                driver.descriptorAt(QUEUE, i, BUFFER, 8, NEXT | WRITE, (i + 1) % Driver.SIZE);
            }
            driver.kick(0, 0);
        });
        breaks(driver -> {
            driver.descriptor(0, 0, BUFFER, 32, INDIRECT);
            driver.descriptorAt(BUFFER, 0, BUFFER, 8, NEXT | WRITE, 0);
            driver.kick(0, 0);
        });
    }

    @Test
    void tablesThatMayNotBeBreakTheDevice() {
        breaksOn(BUFFER, 24, INDIRECT);
        breaksOn(BUFFER, 0, INDIRECT);
        breaksOn(BUFFER, 32, INDIRECT | NEXT);
        breaksOn(0x80_0000, 32, INDIRECT);
        breaks(driver -> {
            driver.descriptor(0, 0, BUFFER, 16, INDIRECT);
            driver.descriptorAt(BUFFER, 0, BUFFER, 16, INDIRECT, 0);
            driver.kick(0, 0);
        });
        var without = new Driver(Peripheral.Entropy.of(1)).start(0, 1);
        without.descriptor(0, 0, BUFFER, 16, INDIRECT);
        without.kick(0, 0);
        assertThat(without.isBroken()).as("not agreed upon").isTrue();
    }

    @Test
    void numbersBeyondTheTableBreakTheDevice() {
        breaks(driver -> driver.kick(0, Driver.SIZE));
        breaks(driver -> {
            driver.descriptorAt(QUEUE, 0, BUFFER, 8, NEXT | WRITE, 0xFFFF);
            driver.kick(0, 0);
        });
        breaks(driver -> {
            driver.memory.write(QUEUE + 0x402, 2, Driver.SIZE + 1);
            driver.register(0x50, 0);
        });
    }

    @Test
    void aBufferToReadBehindOneToWriteBreaksTheDevice() {
        breaks(driver -> {
            driver.descriptor(0, 0, BUFFER, 8, NEXT | WRITE);
            driver.descriptor(0, 1, BUFFER, 8, 0);
            driver.kick(0, 0);
        });
    }

    @Test
    void queuesThatCannotBeAreNotTaken() {
        for (int size : new int[] {0, 3, 2048, -1}) {
            var driver = entropy();
            driver.register(0x44, 0);
            driver.register(0x38, size);
            driver.register(0x44, 1);
            assertThat(driver.register(0x44)).isZero();
            assertThat(driver.isBroken()).isTrue();
        }
        for (long at : new long[] {QUEUE + 8, Long.MAX_VALUE - 15, -0x1000}) {
            var driver = entropy();
            driver.queue(0, at);
            driver.kick(0, 0);
            assertThat(driver.isBroken()).isTrue();
        }
    }

    @Test
    void featuresThatAreNotOfferedAreNotAgreedUpon() {
        var driver = new Driver(Peripheral.Entropy.of(1));
        driver.register(0x70, 3);
        driver.features(Function.VERSION_1 | 1L << 40);
        driver.register(0x70, 11);
        assertThat(driver.register(0x70)).isEqualTo(3);
        driver.features(0);
        driver.register(0x70, 11);
        assertThat(driver.register(0x70)).as("a driver for older devices").isEqualTo(3);
    }

    @Test
    void nothingIsDoneBeforeTheDriverIsReady() {
        var driver = entropy();
        driver.register(0x70, 11);
        driver.descriptor(0, 0, BUFFER, 8, WRITE);
        driver.kick(0, 0);
        assertThat(driver.used(0)).isZero();
    }

    @Test
    void placesWithoutADeviceSayThatThereIsNone() {
        var driver = entropy();
        assertThat(driver.bus.read(0, 4)).isEqualTo(0x7472_6976);
        assertThat(driver.bus.read(4, 4)).isEqualTo(2);
        assertThat(driver.bus.read(8, 4)).isZero();
        assertThat(driver.bus.read(0x100, 4)).isZero();
    }

    @Test
    void anythingAtAllLeavesTheMachineAlone() {
        Peripheral[] devices = {Peripheral.Disk.of(DiskImage.empty(64 * DiskImage.SECTOR)), Peripheral.Network.of(Peripheral.Peer.Echo.GATEWAY),
            Peripheral.Console.plain(), Peripheral.Entropy.of(3)};
        for (int start = 0; start < STARTS; start++) {
            var random = new SplittableRandom(start);
            var driver = new Driver(devices[start % devices.length]).start(Function.INDIRECT | Function.EVENT_INDEX, 2);
            for (int i = 0; i < 20; i++) {
                scribble(driver, random);
            }
            assertThat(driver.memory.size()).isEqualTo(4 << 20);
        }
    }

    private static void scribble(Driver driver, SplittableRandom random) {
        int queue = random.nextInt(2);
        switch (random.nextInt(8)) {
            case 0 -> driver.register(random.nextInt(0x40) * 4, random.nextInt());
            case 1 -> driver.memory.write(QUEUE + random.nextInt(0x2000) / 2 * 2, 2, random.nextInt());
            case 2 -> driver.register(0x50, queue);
            case 3 -> driver.bus.write(random.nextInt(0x1000), 1 << random.nextInt(4), random.nextLong());
            case 4 -> driver.bus.read(random.nextInt(0x1000), 1 << random.nextInt(4));
            default -> {
                long address = random.nextInt(4) == 0 ? random.nextLong() : BUFFER + random.nextInt(0x2000);
                driver.descriptor(queue, random.nextInt(Driver.SIZE), address, random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(600),
                        random.nextInt(8));
                driver.kick(queue, random.nextInt(Driver.SIZE));
            }
        }
    }
}
