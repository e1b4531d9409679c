package ringside.machine.virtio;

import static org.assertj.core.api.Assertions.assertThat;
import static ringside.machine.virtio.Driver.BUFFER;
import static ringside.machine.virtio.Driver.QUEUE;
import static ringside.machine.virtio.Driver.WRITE;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ringside.machine.DiskImage;
import ringside.machine.MemoryFilter;
import ringside.machine.Peripheral;

/// Device and driver say at which request they want to be told. Virtio §2.7.7, §2.7.10.
class EventIndexTest {
    private static final int RECEIVE = 0;
    private static final int FLUSH = 4;
    private static final int NO_INTERRUPT = 1;
    private static final long DEVICE_LISTENS = QUEUE + 0x804 + 8 * Driver.SIZE;

    private static Driver entropy(long features) {
        var driver = new Driver(Peripheral.Entropy.of(1)).start(features, 1);
        driver.descriptor(0, 0, BUFFER, 8, WRITE);
        return driver;
    }

    private static Driver entropy() {
        return entropy(Function.EVENT_INDEX);
    }

    @Test
    void everyDeviceOffersThem() {
        for (var device : List.of(Peripheral.Disk.of(DiskImage.empty(DiskImage.SECTOR)), Peripheral.Network.of(Peripheral.Peer.Echo.GATEWAY),
                Peripheral.Console.plain(), Peripheral.Entropy.of(1))) {
            var driver = new Driver(device);
            assertThat(driver.register(0x10) & Function.EVENT_INDEX).as(device.toString()).isNotZero();
            driver.start(Function.EVENT_INDEX, 1);
            assertThat(driver.register(0x70)).as("agreed upon").isEqualTo(15);
        }
    }

    @Test
    void theDriverHearsOfTheRequestItAwaitsAndOfNoOther() {
        var driver = entropy();
        driver.await(0, 2);
        var heard = IntStream.range(0, 5).mapToObj(_ -> {
            driver.kick(0, 0);
            return driver.wasInterrupted();
        });
        assertThat(heard).containsExactly(false, false, true, false, false);
    }

    @Test
    void requestsDoneTogetherInterruptIfTheAwaitedOneIsAmongThem() {
        var driver = entropy();
        driver.await(0, 1);
        for (int i = 0; i < 3; i++) {
            driver.offer(0, 0);
        }
        driver.register(0x50, 0);
        assertThat(driver.used(0)).isEqualTo(3);
        assertThat(driver.wasInterrupted()).isTrue();
    }

    @Test
    void indicesAwaitedGoRoundTheRing() {
        var driver = entropy();
        driver.await(0, 0xFFFF);
        for (int i = 0; i < 0xFFFF; i++) {
            driver.kick(0, 0);
        }
        assertThat(driver.wasInterrupted()).isFalse();
        driver.kick(0, 0);
        assertThat(driver.wasInterrupted()).isTrue();
        driver.await(0, 0);
        driver.kick(0, 0);
        assertThat(driver.wasInterrupted()).isTrue();
        assertThat(driver.used(0)).isEqualTo(1);
        assertThat(driver.memory.read(DEVICE_LISTENS, 2)).isEqualTo(1);
    }

    @Test
    void flagsAndIndicesRuleEachWithoutTheOther() {
        var agreed = entropy();
        agreed.memory.write(QUEUE + 0x400, 2, NO_INTERRUPT);
        agreed.kick(0, 0);
        assertThat(agreed.wasInterrupted()).as("the flag means nothing now").isTrue();
        var other = entropy(0);
        other.await(0, 7);
        other.kick(0, 0);
        assertThat(other.wasInterrupted()).as("nor the index here").isTrue();
        assertThat(other.memory.read(DEVICE_LISTENS, 2)).as("nobody looks there").isZero();
    }

    @Test
    void theDeviceHearsOfWhatItWouldNotFind() {
        var driver = entropy();
        for (int i = 1; i <= 20; i++) {
            driver.offerToListener(0, 0);
            assertThat(driver.used(0)).isEqualTo(i);
            assertThat(driver.memory.read(DEVICE_LISTENS, 2)).isEqualTo(i);
        }
    }

    @Test
    void aDiskAtWorkFindsFurtherRequestsUntold() {
        var driver = new Driver(Peripheral.Disk.of(DiskImage.empty(DiskImage.SECTOR)).latency(100)).start(Function.EVENT_INDEX, 1);
        driver.disk(FLUSH, 0, 0);
        driver.offerToListener(0, 0);
        driver.offerToListener(0, 0);
        for (int done = 1; done <= 3; done++) {
            driver.core.cycles += 100;
            driver.bus.advance();
            assertThat(driver.used(0)).isEqualTo(done);
        }
        assertThat(driver.bus.deadline()).isEqualTo(Long.MAX_VALUE);
        driver.offerToListener(0, 0);
        assertThat(driver.bus.deadline()).as("idle, it has to be told").isEqualTo(driver.core.cycles + 100);
    }

    @Test
    void framesComeThoughTheDriverTellsOnlyWhenAsked() {
        var driver = new Driver(Peripheral.Network.of(new Peripheral.Peer.Wire())).start(Function.EVENT_INDEX, 2);
        driver.descriptor(RECEIVE, 0, BUFFER, 1600, WRITE);
        for (int i = 0; i < 3; i++) {
            driver.offerToListener(RECEIVE, 0);
        }
        for (int i = 0; i < 5; i++) {
            driver.bus.receive(0, new byte[60]);
        }
        assertThat(driver.used(RECEIVE)).isEqualTo(3);
        driver.offerToListener(RECEIVE, 0);
        driver.offerToListener(RECEIVE, 0);
        assertThat(driver.used(RECEIVE)).isEqualTo(5);
    }

    @Test
    void ringsOfWhichOnlyTheIndexIsOutOfReachBreakTheDevice() {
        for (long features : new long[] {0, Function.EVENT_INDEX}) {
            for (long end : new long[] {QUEUE + 0x404 + 2 * Driver.SIZE, DEVICE_LISTENS}) {
                var reach = new MemoryFilter.Only(List.of(new MemoryFilter.Range(QUEUE, end), new MemoryFilter.Range(end + 2, BUFFER + 8)));
                var driver = new Driver(Peripheral.Entropy.of(1).within(reach)).start(features, 1);
                driver.descriptor(0, 0, BUFFER, 8, WRITE);
                driver.kick(0, 0);
                assertThat(driver.isBroken()).isEqualTo(features != 0);
            }
        }
    }
}
