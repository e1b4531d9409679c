package ringside.machine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
