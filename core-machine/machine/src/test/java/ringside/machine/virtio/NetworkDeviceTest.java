package ringside.machine.virtio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ringside.machine.virtio.Driver.BUFFER;
import static ringside.machine.virtio.Driver.WRITE;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import ringside.machine.Peripheral;

/// Frames and text, in and out.
class NetworkDeviceTest {
    private static final int RECEIVE = 0;
    private static final int SEND = 1;
    private static final int HEADER = 12;

    private static Driver wired() {
        return new Driver(Peripheral.Network.of(new Peripheral.Peer.Wire())).start(0, 2);
    }

    private static byte[] frame(int length) {
        var frame = new byte[length];
        Arrays.fill(frame, (byte) 0x5A);
        return frame;
    }

    @Test
    void framesLeaveWithoutTheirHeader() {
        var driver = wired();
        driver.put(BUFFER + HEADER, frame(60));
        driver.descriptor(SEND, 0, BUFFER, HEADER + 60, 0);
        driver.kick(SEND, 0);
        assertThat(driver.frames).hasSize(1);
        assertThat(driver.frames.getFirst()).isEqualTo(frame(60));
    }

    @Test
    void framesWaitForABuffer() {
        var driver = wired();
        driver.bus.receive(0, frame(60));
        assertThat(driver.used(RECEIVE)).isZero();
        driver.descriptor(RECEIVE, 0, BUFFER, 1526, WRITE);
        driver.kick(RECEIVE, 0);
        assertThat(driver.written(RECEIVE)).isEqualTo(HEADER + 60);
        assertThat(driver.get(BUFFER, HEADER)).isEqualTo(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0});
        assertThat(driver.get(BUFFER + HEADER, 60)).isEqualTo(frame(60));
    }

    @Test
    void framesOfWrongLengthAndTooManyOfThemAreLost() {
        var driver = wired();
        driver.bus.receive(0, frame(13));
        driver.bus.receive(0, frame(1519));
        assertThat(driver.digest()).endsWith("2 ");
        for (int i = 0; i < 300; i++) {
            driver.bus.receive(0, frame(14));
        }
        var other = wired();
        driver.moveTo(other);
        assertThat(other.digest()).isEqualTo(driver.digest());
    }

    @Test
    void aBufferThatIsTooSmallLosesTheFrame() {
        var driver = wired();
        driver.descriptor(RECEIVE, 0, BUFFER, 40, WRITE);
        driver.kick(RECEIVE, 0);
        driver.bus.receive(0, frame(60));
        assertThat(driver.used(RECEIVE)).isEqualTo(1);
        assertThat(driver.written(RECEIVE)).isZero();
    }

    @Test
    void textGoesOutAndComesIn() {
        var driver = new Driver(Peripheral.Console.plain()).start(0, 2);
        driver.put(BUFFER, "hello".getBytes(StandardCharsets.US_ASCII));
        driver.descriptor(1, 0, BUFFER, 5, 0);
        driver.kick(1, 0);
        assertThat(driver.console).hasToString("hello");
        driver.bus.receive(0, "abc".getBytes(StandardCharsets.US_ASCII));
        driver.descriptor(0, 0, BUFFER, 2, WRITE);
        driver.kick(0, 0);
        assertThat(driver.get(BUFFER, 2)).isEqualTo("ab".getBytes(StandardCharsets.US_ASCII));
        var other = new Driver(Peripheral.Console.plain());
        driver.moveTo(other);
        assertThat(other.digest()).isEqualTo(driver.digest());
    }

    @Test
    void devicesWithoutAnEarRefuseInput() {
        var driver = new Driver(Peripheral.Entropy.of(1));
        assertThatThrownBy(() -> driver.bus.receive(0, new byte[1])).hasMessageContaining("no input");
        assertThatThrownBy(() -> driver.bus.receive(1, new byte[1])).hasMessageContaining("no device 1");
    }
}
