package ringside.machine.virtio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ringside.machine.DiskImage;
import ringside.machine.MemoryFilter;
import ringside.machine.Peripheral;
import ringside.machine.PowerCut;
import ringside.machine.PowerCut.Unflushed;
import ringside.machine.trace.TraceEvent.DmaOutcome;

/// Disks: requests, the cache, power cuts, time, filters.
class BlockDeviceTest {
    private static final int READ = 0;
    private static final int WRITE = 1;
    private static final int FLUSH = 4;
    private static final long FLUSHES = 1L << 9;
    private static final long DATA = Driver.BUFFER + 0x1000;
    private static final int SECTORS = 24;

    private static Peripheral.Disk empty() {
        return Peripheral.Disk.of(DiskImage.empty(SECTORS * DiskImage.SECTOR));
    }

    private static Driver start(Peripheral.Disk disk) {
        return new Driver(disk).start(FLUSHES, 1);
    }

    private static int write(Driver driver, long sector, int value) {
        var bytes = new byte[DiskImage.SECTOR];
        Arrays.fill(bytes, (byte) value);
        driver.put(DATA, bytes);
        return driver.disk(WRITE, sector, bytes.length);
    }

    private static int read(Driver driver, long sector) {
        assertThat(driver.disk(READ, sector, DiskImage.SECTOR)).isZero();
        return driver.get(DATA + 511, 1)[0];
    }

    private static int onDisk(Driver driver, long sector) {
        return driver.bus.disk(0).bytes()[(int) sector * DiskImage.SECTOR];
    }

    @Test
    void whatWasWrittenIsRead() {
        var driver = start(empty());
        assertThat(write(driver, 9, 7)).isZero();
        assertThat(read(driver, 9)).isEqualTo(7);
        assertThat(read(driver, 10)).isZero();
        assertThat(driver.written(0)).isEqualTo(DiskImage.SECTOR + 1);
        assertThat(driver.line).isTrue();
    }

    @Test
    void theImageStaysAsItWas() {
        var image = DiskImage.of(new byte[4 * DiskImage.SECTOR]);
        var driver = start(Peripheral.Disk.of(image));
        write(driver, 1, 9);
        var after = driver.bus.disk(0);
        write(driver, 1, 10);
        assertThat(image.bytes()).containsOnly(0);
        assertThat(after.bytes()[DiskImage.SECTOR]).isEqualTo((byte) 9);
    }

    @Test
    void requestsBeyondTheEndFail() {
        var driver = start(empty());
        for (long sector : new long[] {SECTORS, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(driver.disk(READ, sector, DiskImage.SECTOR)).isEqualTo(1);
            assertThat(driver.disk(WRITE, sector, DiskImage.SECTOR)).isEqualTo(1);
        }
        assertThat(driver.disk(READ, SECTORS - 1, 2 * DiskImage.SECTOR)).isEqualTo(1);
        assertThat(driver.disk(READ, 0, 100)).isEqualTo(1);
        assertThat(driver.disk(99, 0, 0)).isEqualTo(2);
        assertThat(driver.isBroken()).isFalse();
    }

    @Test
    void aPowerCutLosesWhatWasNotFlushed() {
        var driver = start(empty().cut(new PowerCut(3, Unflushed.LOST, 0)));
        write(driver, 1, 11);
        driver.disk(FLUSH, 0, 0);
        write(driver, 1, 12);
        assertThat(write(driver, 2, 13)).as("the guest never hears of it").isEqualTo(0x55);
        assertThat(driver.cutAt).isEqualTo(3);
        assertThat(onDisk(driver, 1)).isEqualTo(11);
        assertThat(onDisk(driver, 2)).isZero();
        assertThat(driver.disk(READ, 0, DiskImage.SECTOR)).as("nothing works any more").isEqualTo(0x55);
    }

    @Test
    void aPowerCutMayKeepWhatWasNotFlushed() {
        var driver = start(empty().cut(new PowerCut(2, Unflushed.KEPT, 0)));
        write(driver, 1, 12);
        write(driver, 2, 13);
        assertThat(onDisk(driver, 1)).isEqualTo(12);
        assertThat(onDisk(driver, 2)).isEqualTo(13);
    }

    @Test
    void aPowerCutMayKeepSomeOfItAsTheSeedSays() {
        var first = survivors(1);
        assertThat(first).isEqualTo(survivors(1)).isNotEqualTo(survivors(2)).contains(0).contains(1);
    }

    private static List<Integer> survivors(long seed) {
        var driver = start(empty().cut(new PowerCut(20, Unflushed.SEEDED, seed)));
        for (int sector = 0; sector < 20; sector++) {
            write(driver, sector, 1);
        }
        return IntStream.range(0, 20).mapToObj(sector -> onDisk(driver, sector)).toList();
    }

    @Test
    void aDriverThatDoesNotFlushHasNoCache() {
        var driver = new Driver(empty().cut(new PowerCut(2, Unflushed.LOST, 0))).start(0, 1);
        write(driver, 1, 5);
        write(driver, 2, 6);
        assertThat(onDisk(driver, 1)).isEqualTo(5);
        assertThat(onDisk(driver, 2)).as("the write during which it happens is not done").isZero();
    }

    @Test
    void requestsTakeTheirTimeOneAfterTheOther() {
        var driver = start(empty().latency(100));
        write(driver, 1, 5);
        assertThat(driver.status()).isEqualTo(0x55);
        driver.kick(0, 0);
        assertThat(driver.bus.deadline()).isEqualTo(100);
        driver.core.cycles = 100;
        driver.bus.advance();
        assertThat(driver.used(0)).isEqualTo(1);
        assertThat(driver.bus.deadline()).isEqualTo(200);
        driver.core.cycles = 200;
        driver.bus.advance();
        assertThat(driver.used(0)).isEqualTo(2);
        assertThat(driver.bus.deadline()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aFilterFailsRequestsAndCounts() {
        var only = new MemoryFilter.Only(List.of(new MemoryFilter.Range(Driver.QUEUE, DATA)));
        var driver = start(empty().within(only));
        assertThat(driver.disk(READ, 0, DiskImage.SECTOR)).isEqualTo(1);
        assertThat(driver.bus.denied(0)).isEqualTo(1);
        assertThat(driver.refused).containsExactly(DmaOutcome.DENIED);
        assertThat(driver.disk(FLUSH, 0, 0)).isZero();
        assertThat(driver.isBroken()).isFalse();
    }

    @Test
    void aFilterThatDeniesTheQueueBreaksTheDevice() {
        var driver = start(empty().within(new MemoryFilter.Only(List.of(new MemoryFilter.Range(DATA, DATA + 1)))));
        driver.disk(FLUSH, 0, 0);
        assertThat(driver.isBroken()).isTrue();
    }

    @Test
    void theStateIsTakenDownAndPutBack() {
        var cut = new PowerCut(4, Unflushed.LOST, 0);
        var driver = start(empty().latency(10).cut(cut));
        for (int i = 1; i <= 3; i++) {
            write(driver, i, i);
            driver.core.cycles += 10;
            driver.bus.advance();
        }
        var other = new Driver(empty().latency(10).cut(cut));
        driver.moveTo(other);
        assertThat(other.digest()).isEqualTo(driver.digest());
        write(driver, 1, 77);
        assertThat(onDisk(other, 1)).as("apart from the first").isEqualTo(1);
    }
}
