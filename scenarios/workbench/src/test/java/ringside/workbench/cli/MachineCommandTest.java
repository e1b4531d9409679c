package ringside.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.machine.time.CostTable;

class MachineCommandTest {
    private static final String PRINT_A = "66 ba f8 03  b0 41  ee ";
    private static final String LOG_B = "b0 42  e6 e9 ";
    /// `mov al, 5; out 0xF4, al`
    private static final String EXIT_5 = "b0 05  e6 f4 ";
    private static final String STAY = "eb fe";
    private static final String HALT_FOR_EVER = "fa f4 eb fd";
    /// Waits for the receiver's ready bit of COM1, sends back what came, exits.
    private static final String ECHO = "66 ba fd 03  ec  a8 01  74 f7  66 ba f8 03  ec  ee ";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int boot(InputStream in, String code, String... options) throws Exception {
        var file = Files.write(folder.resolve("tiny.elf"), TinyImage.of(code));
        var arguments = new String[options.length + 2];
        arguments[0] = "machine";
        arguments[1] = file.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return new Ringside(new Terminal(in, new PrintStream(out, true, StandardCharsets.ISO_8859_1), new PrintStream(err, true, StandardCharsets.ISO_8859_1)))
                .run(arguments);
    }

    private int boot(String code, String... options) throws Exception {
        return boot(new ByteArrayInputStream(new byte[0]), code, options);
    }

    /// A table in which everything costs one cycle.
    private static String flatTable() {
        var price = "{\"value\": 1, \"unit\": \"cycles\", \"source\": \"convention\", \"reason\": \"a test\"}";
        var prices = Stream.of(CostTable.Item.values()).map(item -> "\"" + item.name().toLowerCase(Locale.ROOT) + "\": " + price)
                .collect(Collectors.joining(", ", "{", "}"));
        return "{\"format\": \"ringside.costs\", \"name\": \"mine\", \"frequency\": " + price.replace("cycles", "MHz") + ", \"prices\": " + prices + "}";
    }

    private String err() {
        return err.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void theSerialLineIsOutputTheDebugConsoleIsErrorAndTheGuestChoosesTheStatus() throws Exception {
        assertThat(boot(PRINT_A + LOG_B + EXIT_5 + STAY)).isEqualTo(11);
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).isEqualTo("A");
        assertThat(err()).isEqualTo("B");
    }

    @Test
    void typedInputReachesTheGuest() throws Exception {
        assertThat(boot(new ByteArrayInputStream("x".getBytes(StandardCharsets.US_ASCII)), ECHO + EXIT_5 + STAY)).isEqualTo(11);
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).isEqualTo("x");
    }

    @Test
    void inputAtWhichNobodyTypesDoesNotHoldTheMachineUp() throws Exception {
        try (var silent = new PipedInputStream(); var _ = new PipedOutputStream(silent)) {
            assertThat(boot(silent, PRINT_A + EXIT_5 + STAY)).isEqualTo(11);
        }
    }

    @Test
    void theInstructionLimitEndsAnEndlessLoop() throws Exception {
        assertThat(boot(STAY, "--max-instructions", "2500000")).isEqualTo(124);
        assertThat(err().lines()).hasSize(1).allMatch(line -> line.matches("ringside: stopped after 25\\d{5} instructions: raise --max-instructions to go on"));
    }

    @Test
    void aGuestThatWaitsForNothingIsStopped() throws Exception {
        assertThat(boot(HALT_FOR_EVER)).isEqualTo(124);
        assertThat(err().lines()).containsExactly("ringside: the guest waits, its input has ended and no event is due: nothing can happen any more");
    }

    @Test
    void aTripleFaultIsReported() throws Exception {
        assertThat(boot("0f 0b")).isEqualTo(122);
        assertThat(err()).startsWith("ringside: triple fault: ");
    }

    @Test
    void statisticsGoToStandardError() throws Exception {
        assertThat(boot(EXIT_5 + STAY, "--stats")).isEqualTo(11);
        assertThat(err()).containsPattern("instructions [1-9]\\d*\\R").containsPattern("model cycles [1-9]\\d*\\R").containsPattern("host time \\d+[.]\\d{3} s\\R");
    }

    @Test
    void aSavedRunGoesOnWhereItWas() throws Exception {
        var saved = folder.resolve("saved");
        assertThat(boot(PRINT_A + STAY, "--max-instructions", "2000", "--save", saved.toString())).isEqualTo(124);
        var loaded = new Ringside(new Terminal(new ByteArrayInputStream(new byte[0]), new PrintStream(out, true, StandardCharsets.ISO_8859_1),
                new PrintStream(err, true, StandardCharsets.ISO_8859_1)));
        assertThat(loaded.run("machine", saved.toString(), "--load", "--max-instructions", "3000")).isEqualTo(124);
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).as("printed once").isEqualTo("A");
        assertThat(err()).contains("stopped after 2000 instructions").contains("stopped after 3000 instructions");
    }

    @Test
    void aFileThatIsNoSnapshotIsRefused() throws Exception {
        assertThat(boot(EXIT_5, "--load")).isEqualTo(110);
        assertThat(err().lines()).hasSize(1).allMatch(line -> line.endsWith("not a snapshot: name a file written with --save"));
    }

    @Test
    void theCostTableIsChosenByNameOrFile() throws Exception {
        boot(EXIT_5 + STAY, "--stats", "--costs", "flat");
        assertThat(err()).containsPattern("instructions 2\\Rmodel cycles \\d\\R");
        err.reset();
        boot(EXIT_5 + STAY, "--stats", "--costs", "xeon-e5-2660v3");
        assertThat(err()).as("a port costs 4213").containsPattern("model cycles 42\\d\\d\\R");
        err.reset();
        assertThat(boot(EXIT_5 + STAY, "--costs", Files.writeString(folder.resolve("mine.json"), flatTable()).toString())).isEqualTo(11);
    }

    @Test
    void aCostTableThatIsBrokenOrMissingIsToldInOneLine() throws Exception {
        var broken = Files.writeString(folder.resolve("broken.json"), flatTable().replace("\"unit\": \"MHz\"", "\"unit\": \"GHz\""));
        assertThat(boot(EXIT_5, "--costs", broken.toString())).isEqualTo(110);
        assertThat(err().lines()).hasSize(1).allMatch(line -> line.startsWith("ringside: cost table ") && line.contains("MHz"));
        err.reset();
        var torn = Files.writeString(folder.resolve("torn.json"), "\n\n" + flatTable().replace("\"name\":", "\"name\""));
        assertThat(boot(EXIT_5, "--costs", torn.toString())).isEqualTo(110);
        assertThat(err().lines()).hasSize(1).allMatch(line -> line.startsWith("ringside: " + torn + ":3: not JSON: ") && !line.contains("REDACTED"));
        err.reset();
        assertThat(boot(EXIT_5, "--costs", folder.toString())).isEqualTo(110);
        assertThat(err().lines()).hasSize(1);
        err.reset();
        assertThat(boot(EXIT_5, "--costs", "cheap")).isEqualTo(2);
        assertThat(err()).contains("there is no cost table \"cheap\"").contains("flat");
        err.reset();
        assertThat(boot(EXIT_5, "--load", "--costs", "flat")).isEqualTo(2);
    }

    @Test
    void eventsAndInstructionsAreWrittenLineByLine() throws Exception {
        var trace = folder.resolve("trace");
        var listing = folder.resolve("listing");
        assertThat(boot(PRINT_A + EXIT_5 + STAY, "--trace", trace.toString(), "--disassembly", listing.toString(), "--costs", "flat")).isEqualTo(11);
        assertThat(Files.readAllLines(trace)).anyMatch(line -> line.matches(" +\\d+  c0 +2  r0 +0 +10008e  unknown +port 0x3f8 is set to 0x41"))
                .anyMatch(line -> line.endsWith("console prints 'A'"));
        assertThat(Files.readAllLines(listing)).extracting(line -> line.replaceAll(".*unknown +", ""))
                .containsExactly("mov $0x3f8,%dx", "mov $0x41,%al", "out %al,(%dx)", "mov $0x5,%al", "out %al,$0xf4");
        assertThat(boot(PRINT_A + EXIT_5 + STAY, "--trace", trace.toString(), "--disassembly", trace.toString())).isEqualTo(11);
        assertThat(Files.readString(trace)).containsSubsequence("out %al,(%dx)", "port 0x3f8", "mov $0x5,%al");
    }

    @Test
    void aListingThatCannotBeWrittenIsToldInOneLine() throws Exception {
        assertThat(boot(EXIT_5, "--trace", folder.resolve("none/trace").toString())).isEqualTo(110);
        assertThat(err().lines()).hasSize(1).allMatch(line -> line.endsWith("name one in a folder that exists"));
        err.reset();
        assertThat(boot(EXIT_5, "--trace", folder.resolve("t").toString(), "--gdb", "0")).isEqualTo(2);
        assertThat(err().lines()).hasSize(1);
    }
}
