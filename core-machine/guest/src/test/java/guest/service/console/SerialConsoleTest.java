package guest.service.console;

import static org.assertj.core.api.Assertions.assertThat;

import guest.fake.ClientMemory;
import guest.fake.JvmLock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shared.abi.Errno;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SerialConsoleTest {
    private final SimulatedUart uart = new SimulatedUart();
    private final JvmLock inputLock = new JvmLock();
    private final SerialConsole console = new SerialConsole(uart, uart, new JvmLock(), inputLock, inputLock.queue());

    @BeforeEach
    void start() {
        console.start();
    }

    @Test
    void settingUpSendsNothing() {
        assertThat(uart.output()).isEmpty();
    }

    @Test
    void everyByteWrittenIsSent() {
        String text = "0123456789".repeat(60);
        assertThat(console.write(1, new ClientMemory(text))).isEqualTo(600);
        assertThat(uart.output()).isEqualTo(text);
    }

    @Test
    void aBadPointerIsAFault() {
        ClientMemory memory = new ClientMemory("text");
        memory.broken = true;
        assertThat(console.write(1, memory)).isEqualTo(-Errno.EFAULT);
        uart.type("x\n");
        assertThat(console.read(1, memory)).isEqualTo(-Errno.EFAULT);
        memory.broken = false;
        assertThat(console.read(1, memory)).isEqualTo(2);
    }

    @Test
    void aLineTypedBeforeIsGivenAndEchoed() {
        uart.type("Ada\rnext");
        ClientMemory memory = new ClientMemory(16);
        assertThat(console.read(1, memory)).isEqualTo(4);
        assertThat(memory.text(4)).isEqualTo("Ada\n");
        assertThat(uart.output()).isEqualTo("Ada\n");
    }

    @Test
    void aReaderSleepsUntilALineIsFinished() throws Exception {
        ClientMemory memory = new ClientMemory(16);
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> console.read(1, memory));
        awaitSleeper();
        uart.type("Gr");
        awaitSleeper();
        assertThat(console.write(2, new ClientMemory("served\n"))).isEqualTo(7);
        assertThat(reader).isNotDone();
        uart.type("ace\n");
        assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo(6);
        assertThat(memory.text(6)).isEqualTo("Grace\n");
    }

    @Test
    void severalReadersGetOneLineEach() throws Exception {
        ClientMemory[] memories = {new ClientMemory(8), new ClientMemory(8), new ClientMemory(8)};
        CompletableFuture<?>[] readers = new CompletableFuture<?>[memories.length];
        for (int i = 0; i < readers.length; i++) {
            ClientMemory memory = memories[i];
            readers[i] = CompletableFuture.supplyAsync(() -> console.read(1, memory));
        }
        awaitSleeper();
        uart.type("a\nb\nc\n");
        CompletableFuture.allOf(readers).get(10, TimeUnit.SECONDS);
        assertThat(memories).extracting(memory -> memory.text(2)).containsExactlyInAnyOrder("a\n", "b\n", "c\n");
    }

    @Test
    void aLongLineIsGivenInPieces() {
        uart.type("abcdef\n");
        ClientMemory memory = new ClientMemory(4);
        assertThat(console.read(1, memory)).isEqualTo(4);
        assertThat(memory.text(4)).isEqualTo("abcd");
        assertThat(console.read(1, memory)).isEqualTo(3);
        assertThat(memory.text(3)).isEqualTo("ef\n");
    }

    @Test
    void backspaceTakesBackWhatIsThere() {
        uart.type("\bab\u007Fc\n");
        ClientMemory memory = new ClientMemory(8);
        assertThat(console.read(1, memory)).isEqualTo(3);
        assertThat(memory.text(3)).isEqualTo("ac\n");
        assertThat(uart.output()).isEqualTo("ab\b \bc\n");
    }

    @Test
    void controlDEndsTheInput() {
        uart.type("\u0004ab\u0004");
        ClientMemory memory = new ClientMemory(8);
        assertThat(console.read(1, memory)).isZero();
        assertThat(console.read(1, memory)).isEqualTo(2);
    }

    @Test
    void aLineBeyondTheCapacityIsCut() {
        uart.type("x".repeat(1000) + "\n");
        assertThat(console.read(1, new ClientMemory(1000))).isEqualTo(256);
    }

    private void awaitSleeper() throws InterruptedException {
        while (!uart.isAwaited()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
