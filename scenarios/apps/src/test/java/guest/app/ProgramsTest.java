package guest.app;

import static org.assertj.core.api.Assertions.assertThat;

import guest.raw.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgramsTest {
    private static final int BLOCK = 4096;

    private final FakeOs os = new FakeOs(file());

    @BeforeEach
    void noMarks() {
        Mark.MARKS.clear();
    }

    @Test
    void readerMarksEveryReadAndNothingElse() {
        assertThat(os.run(new Reader(), "reader", "/file", "5")).isZero();
        assertThat(Mark.MARKS).containsExactly("open 1", "close 1", "open 2", "close 2", "open 3", "close 3",
                "open 4", "close 4", "open 5", "close 5");
        // Two whole blocks and a rest to warm up, then five blocks.
        assertThat(os.reads).isEqualTo(3 + 5);
        assertThat(os.console).hasToString("reader: /file: 5 reads of 4096 bytes, checksum 0x" + checksum(5) + "\n");
    }

    @Test
    void readerNumbersItsRequestsFromTheNumberGiven() {
        os.run(new Reader(), "reader", "/file", "1", "700");
        assertThat(Mark.MARKS).containsExactly("open 700", "close 700");
    }

    @Test
    void readerSaysWhatIsWrong() {
        assertThat(os.run(new Reader(), "reader", "/missing", "5")).isEqualTo(1);
        assertThat(os.run(new Reader(), "reader", "/file")).isEqualTo(2);
        assertThat(os.run(new Reader(), "reader", "/file", "many")).isEqualTo(2);
        assertThat(os.console).hasToString("reader: /missing: ENOENT\nusage: reader PATH COUNT [FIRST]\nusage: reader PATH COUNT [FIRST]\n");
    }

    @Test
    void sleeperSpeaksAfterItsSleep() {
        assertThat(os.run(new Sleeper(), "sleeper", "5000000")).isZero();
        assertThat(os.sleeps).containsExactly(5_000_000L);
        assertThat(os.console).hasToString("sleeper: awake\n");
        assertThat(os.run(new Sleeper(), "sleeper")).isEqualTo(2);
    }

    @Test
    void greeterGreetsWhoeverTypesAName() {
        os.typing("Ada\n").run(new Greeter(), "greeter");
        os.typing("").run(new Greeter(), "greeter");
        assertThat(os.console).hasToString("greeter: what is your name?\ngreeter: good day, Ada\n"
                + "greeter: what is your name?\ngreeter: good day, whoever you are\n");
    }

    @Test
    void badPointerSucceedsWhereEveryBadAddressIsAFault() {
        assertThat(os.run(new BadPointer(), "badpointer", "/file")).isZero();
        assertThat(os.console.toString().lines()).hasSize(9).filteredOn(line -> line.endsWith("EFAULT")).hasSize(8);
    }

    @Test
    void checkerFindsTheNumberedFileOfTheLibraryInOrder() throws IOException {
        var system = new FakeOs(pattern());
        assertThat(system.run(new Checker(), "checker", "/file", "2")).isZero();
        assertThat(system.console).hasToString("checker: round 1: 16384 bytes ok\nchecker: round 2: 16384 bytes ok\nchecker: 2 of 2 rounds ok\n");
        assertThat(Mark.MARKS).containsExactly("open 1", "close 1", "open 2", "close 2");
    }

    @Test
    void checkerFindsEveryDamagedByte() throws IOException {
        byte[] damaged = pattern();
        damaged[5000] ^= 1;
        damaged[16383] ^= 1;
        var system = new FakeOs(damaged);
        assertThat(system.run(new Checker(), "checker", "/file", "1")).isEqualTo(1);
        assertThat(system.console).hasToString("checker: round 1: 2 bytes damaged, the first at 5000\nchecker: 0 of 1 rounds ok\n");
    }

    @Test
    void checkerFindsADamagedByteThroughEachOfItsHandles() throws IOException {
        byte[] damaged = pattern();
        damaged[100] ^= 1;
        var system = new FakeOs(damaged);
        assertThat(system.run(new Checker(), "checker", "/file", "2")).isEqualTo(1);
        assertThat(system.console.toString()).startsWith("checker: round 1: 2 bytes damaged, the first at 100\nchecker: round 2: 1 bytes damaged");
    }

    @Test
    void checkerSaysWhatIsWrong() {
        assertThat(os.run(new Checker(), "checker", "/missing", "1")).isEqualTo(1);
        assertThat(os.run(new Checker(), "checker", "/file")).isEqualTo(2);
        assertThat(os.console).hasToString("checker: ENOENT\nusage: checker PATH ROUNDS\n");
    }

    @Test
    void tickerTellsOfItsMemoryAtEveryTick() {
        assertThat(os.run(new Ticker(), "ticker", "2", "1000")).isZero();
        assertThat(os.sleeps).containsExactly(1000L, 1000L);
        assertThat(os.console).hasToString("ticker: tick 1: 0 words of memory damaged\nticker: tick 2: 0 words of memory damaged\n");
        assertThat(os.run(new Ticker(), "ticker", "0", "1000")).isEqualTo(2);
    }

    private static byte[] pattern() throws IOException {
        return Files.readAllBytes(Path.of("../library/files/data/pattern"));
    }

    private static byte[] file() {
        byte[] file = new byte[2 * BLOCK + 100];
        for (int i = 0; i < file.length; i++) {
            file[i] = (byte) (i * 7);
        }
        return file;
    }

    private static String checksum(int blocks) {
        byte[] file = file();
        int checksum = 0;
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < BLOCK; i++) {
                checksum = checksum * 31 + (file[block % 2 * BLOCK + i] & 0xFF);
            }
        }
        return Integer.toHexString(checksum);
    }
}
