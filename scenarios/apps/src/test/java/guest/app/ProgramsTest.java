package guest.app;

import static org.assertj.core.api.Assertions.assertThat;

import guest.raw.Mark;
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
