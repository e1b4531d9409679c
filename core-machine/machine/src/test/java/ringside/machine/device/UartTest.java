package ringside.machine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.machine.state.StatePlayer;
import ringside.machine.state.StateRecorder;

/// What is typed, as a driver with interrupts sees it.
class UartTest {
    private static final int BASE = 0x3F8;
    private static final int RECEIVED = 0xC4;
    private static final int TIME_OUT = 0xCC;
    private static final int NONE = 0xC1;

    private final List<Integer> sent = new ArrayList<>();
    private boolean pin;
    private final Uart uart = new Uart(BASE, high -> pin = high, sent::add);

    private void start(int fifo) {
        uart.write(BASE + 2, fifo);
        uart.write(BASE + 1, 1);
    }

    private void type(String text) {
        uart.type(text.getBytes(StandardCharsets.US_ASCII));
    }

    private String read(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) uart.read(BASE));
        }
        return text.toString();
    }

    @Test
    void theTriggerLevelInterruptsAndWhatIsLeftTimesOut() {
        start(0x41);
        assertThat(pin).isFalse();
        type("abcdef");
        assertThat(pin).isTrue();
        assertThat(uart.read(BASE + 2)).isEqualTo(RECEIVED);
        assertThat(read(3)).isEqualTo("abc");
        assertThat(uart.read(BASE + 2)).isEqualTo(TIME_OUT);
        assertThat(pin).isTrue();
        assertThat(read(3)).isEqualTo("def");
        assertThat(uart.read(BASE + 2)).isEqualTo(NONE);
        assertThat(pin).isFalse();
    }

    @Test
    void moreThanTheQueueHoldsWaitsOutside() {
        start(0x01);
        type("0123456789".repeat(10));
        assertThat(read(100)).isEqualTo("0123456789".repeat(10));
        assertThat(uart.read(BASE + 5) & 3).as("neither data nor overrun").isZero();
    }

    @Test
    void overrunsInLoopbackAreToldOnceAndInterrupt() {
        uart.write(BASE + 4, 0x10);
        uart.write(BASE + 1, 4);
        uart.write(BASE, 1);
        uart.write(BASE, 2);
        assertThat(uart.read(BASE + 2)).isEqualTo(6);
        assertThat(pin).isTrue();
        assertThat(uart.read(BASE + 5) & 2).isEqualTo(2);
        assertThat(uart.read(BASE + 5) & 2).isZero();
        assertThat(pin).isFalse();
        assertThat(sent).isEmpty();
    }

    private int modem(int control) {
        uart.write(BASE + 4, control);
        return uart.read(BASE + 6);
    }

    @Test
    void modemOutputsComeBackInLoopbackAndTellOfTheirChanges() {
        assertThat(modem(0x0B)).as("connected, nothing has changed").isEqualTo(0xB0);
        assertThat(modem(0x1F)).as("rings, which is no change yet").isEqualTo(0xF0);
        assertThat(modem(0x1B)).as("the ring has ended").isEqualTo(0xB4);
        assertThat(uart.read(BASE + 6)).as("told once").isEqualTo(0xB0);
        assertThat(modem(0x19)).as("RTS comes back as CTS").isEqualTo(0xA1);
        assertThat(modem(0x18)).as("DTR as DSR").isEqualTo(0x82);
        assertThat(modem(0x10)).as("OUT2 as DCD").isEqualTo(0x08);
        uart.write(BASE + 4, 0x13);
        assertThat(modem(0x10)).as("there and back is a change").isEqualTo(0x03);
        assertThat(modem(0x00)).as("out of loopback all are there again").isEqualTo(0xBB);
    }

    @Test
    void changesOfTheModemLinesInterruptLastOfAll() {
        uart.write(BASE + 4, 0x10);
        uart.read(BASE + 6);
        uart.write(BASE + 1, 0x0D);
        assertThat(pin).isFalse();
        uart.write(BASE + 4, 0x11);
        assertThat(pin).isTrue();
        assertThat(uart.read(BASE + 2)).isZero();
        assertThat(pin).as("reading the cause takes nothing back").isTrue();
        uart.write(BASE, 'x');
        assertThat(uart.read(BASE + 2)).isEqualTo(4);
        uart.read(BASE);
        uart.write(BASE + 1, 0x0F);
        assertThat(uart.read(BASE + 2)).isEqualTo(2);
        assertThat(uart.read(BASE + 2)).isZero();
        assertThat(uart.read(BASE + 6)).isEqualTo(0x22);
        assertThat(uart.read(BASE + 2)).isEqualTo(1);
        assertThat(pin).isFalse();
    }

    @Test
    void changesOfTheModemLinesAreKeptWithoutTheirInterrupt() {
        uart.write(BASE + 4, 0x10);
        assertThat(pin).isFalse();
        uart.write(BASE + 1, 8);
        assertThat(pin).isTrue();
    }

    @Test
    void aBreakInLoopbackIsNotReceived() {
        uart.write(BASE + 4, 0x10);
        uart.write(BASE + 3, 0x43);
        assertThat(uart.read(BASE + 5)).as("neither break nor data").isEqualTo(0x60);
        uart.write(BASE, 'x');
        assertThat(uart.read(BASE)).isEqualTo('x');
        assertThat(uart.read(BASE + 3)).isEqualTo(0x43);
        uart.write(BASE + 4, 0);
        assertThat(uart.read(BASE + 5)).isEqualTo(0x60);
        assertThat(sent).isEmpty();
    }

    @Test
    void theStateIsTakenDownAndPutBack() {
        uart.write(BASE + 4, 0x15);
        uart.write(BASE + 4, 0x12);
        uart.write(BASE, 'y');
        var recorder = new StateRecorder();
        uart.state(recorder);
        var other = new Uart(BASE, high -> { }, value -> { });
        var player = new StatePlayer(recorder.recorded(), recorder.stores());
        other.state(player);
        player.end();
        assertThat(digest(other)).isEqualTo(digest(uart));
        assertThat(other.read(BASE + 6)).isEqualTo(uart.read(BASE + 6));
    }

    private static String digest(Uart uart) {
        var text = new StringBuilder();
        uart.digest(value -> text.append(value).append(' '));
        return text.toString();
    }
}
