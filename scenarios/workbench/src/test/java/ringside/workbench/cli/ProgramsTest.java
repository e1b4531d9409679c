package ringside.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs on the images of the lanes, booted from the command line.
class ProgramsTest {
    private static final int SUCCESS = 1;
    private static final int FAILURE = 3;
    private static final int PANIC = 127;

    @TempDir
    private static Path folder;

    private record Session(int status, String console, String messages) {}

    private static Session ringside(String typed, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = new Ringside(new Terminal(new ByteArrayInputStream(typed.getBytes(StandardCharsets.ISO_8859_1)),
                new PrintStream(out, true, StandardCharsets.ISO_8859_1), new PrintStream(err, true, StandardCharsets.ISO_8859_1))).run(arguments);
        return new Session(status, out.toString(StandardCharsets.ISO_8859_1), err.toString(StandardCharsets.ISO_8859_1));
    }

    private static Session boot(String lane, String typed, String commands) {
        return ringside(typed, "machine", folder.resolve(lane + ".elf").toString(), "--append", "run=" + commands);
    }

    private static Session onTwoCores(String lane, String commands) {
        return ringside("", "machine", folder.resolve(lane + ".elf").toString(), "--cores", "2", "--append", "run=" + commands);
    }

    @BeforeAll
    static void writesTheImages() {
        for (String lane : new String[] {"mono", "micro", "frame", "multi", "exo"}) {
            assertThat(ringside("", "image", lane, "--out", folder.resolve(lane + ".elf").toString()).status()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mono", "micro", "frame", "multi", "exo"})
    void badPointersAreRefusedAndDoNoHarm(String lane) {
        var session = boot(lane, "", "/bin/badpointer,/data/poem");
        assertThat(session.status()).isEqualTo(SUCCESS);
        assertThat(session.console().lines().filter(line -> line.endsWith(": EFAULT"))).hasSizeGreaterThanOrEqualTo(8);
        assertThat(session.console().lines().toList().getLast()).isEqualTo("badpointer: own memory: 64 bytes, first 'R'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mono", "micro", "frame", "multi", "exo"})
    void aSecondClientIsServedWhileTheFirstWaitsForTheKeyboard(String lane) {
        var session = boot(lane, "Ada\n", "/bin/greeter;/bin/reader,/data/poem,2");
        assertThat(session.status()).isEqualTo(SUCCESS);
        assertThat(session.console().lines()).anyMatch(line -> line.startsWith("reader: /data/poem: 2 reads")).endsWith("greeter: good day, Ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mono", "micro", "frame", "multi", "exo"})
    void aSecondClientIsServedWhileTheFirstSleeps(String lane) {
        var session = boot(lane, "", "/bin/sleeper,50000000;/bin/reader,/data/poem,2");
        assertThat(session.status()).isEqualTo(SUCCESS);
        assertThat(session.console().lines().map(line -> line.replaceFirst(":.*", ""))).containsExactly("reader", "sleeper");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mono", "micro", "frame", "multi", "exo"})
    void aCrashingProgramTakesNobodyWithIt(String lane) {
        var session = boot(lane, "", "/bin/crash;/bin/reader,/data/poem,2");
        assertThat(session.status()).isEqualTo(FAILURE);
        assertThat(session.console()).contains("reader: /data/poem: 2 reads").doesNotContain("PANIC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mono", "micro", "frame", "multi", "exo"})
    void whatAProgramWroteIsReadBackAsWritten(String lane) {
        var session = boot(lane, "", "/bin/writer,/notes,20");
        assertThat(session.status()).isEqualTo(SUCCESS);
        assertThat(session.console()).contains("writer: /notes: 20 writes of 1000 bytes, 20000 read back as written");
        assertThat(boot(lane, "", "/bin/writer,/data/poem,1").console()).isEqualTo("writer: /data/poem: EACCES\n");
        assertThat(boot(lane, "", "/bin/writer,/notes,2000").console()).isEqualTo("writer: /notes: ENOSPC\n");
    }

    @Test
    void everyLaneThatLoadsProgramsSaysTheSameWhateverRuns() {
        for (String commands : new String[] {"/bin/badpointer,/data/poem", "/bin/crash", "/bin/reader,/data/none,1", "/bin/reader,/data/welcome,3", "/bin/writer,/notes,9", "/bin/lender,/notes,5", "/bin/lender,/data/poem,1", "/bin/none"}) {
            var expected = boot("mono", "", commands).console();
            for (String lane : new String[] {"micro", "frame", "multi", "exo"}) {
                assertThat(boot(lane, "", commands).console()).as("%s in %s", commands, lane).isEqualTo(expected);
            }
            assertThat(onTwoCores("multi", commands + " files=remote").console()).as(commands).isEqualTo(expected);
        }
    }

    /// An image of the lane that links its program is named after the program.
    private static Session bootLinked(String app, String typed, String... options) {
        assertThat(ringside("", "image", "uni", "--app", app, "--out", folder.resolve(app + ".elf").toString()).status()).isZero();
        var arguments = new ArrayList<>(List.of("machine", folder.resolve(app + ".elf").toString()));
        arguments.addAll(List.of(options));
        return ringside(typed, arguments.toArray(String[]::new));
    }

    @Test
    void aLinkedProgramSaysWhatALoadedOneSays() {
        assertThat(bootLinked("reader", "", "--append", "run=/bin/reader,/data/welcome,3").console())
                .isEqualTo(boot("mono", "", "/bin/reader,/data/welcome,3").console());
        assertThat(bootLinked("greeter", "Ada\n").console()).isEqualTo(boot("mono", "Ada\n", "/bin/greeter").console());
        assertThat(bootLinked("sleeper", "", "--append", "run=/bin/sleeper,50000000").console())
                .isEqualTo(boot("mono", "", "/bin/sleeper,50000000").console());
    }

    @Test
    void aLinkedProgramRunsAsTheImageSaysWhereNothingElseIsSaid() {
        assertThat(bootLinked("reader", "").console()).startsWith("reader: /data/poem: 16 reads");
    }

    @Test
    void theRunningUnikernelRefusesASecondProgramAndOneThatIsNotThere() {
        var second = bootLinked("reader", "", "--append", "run=/bin/reader,/data/poem,2;/bin/reader,/data/poem,2");
        assertThat(second.status()).isEqualTo(FAILURE);
        assertThat(second.console().lines()).hasSize(1);
        assertThat(second.messages()).contains("uni: cannot start /bin/reader: EAGAIN");
        var other = bootLinked("reader", "", "--append", "run=/bin/sleeper,3");
        assertThat(other.status()).isEqualTo(FAILURE);
        assertThat(other.console()).isEmpty();
        assertThat(other.messages()).contains("uni: cannot start /bin/sleeper: ENOENT");
    }

    @Test
    void inTheUnikernelOnlyTheProcessorRefusesAnAddress() {
        var session = bootLinked("badpointer", "", "--append", "run=/bin/badpointer,/data/poem");
        assertThat(session.console().lines().filter(line -> line.endsWith(": EFAULT"))).hasSize(7);
        assertThat(session.console().lines()).contains("badpointer: kernel memory: OK");
    }

    @Test
    void inTheUnikernelAWildStoreGoesThroughAndAFailedCheckStopsTheMachine() {
        assertThat(bootLinked("crash", "").console()).endsWith("crash: still here\n");
        var session = bootLinked("crash", "", "--append", "run=/bin/crash,index");
        assertThat(session.status()).isEqualTo(PANIC);
        assertThat(session.console()).containsSubsequence("crash: leaving an array", "PANIC: index out of bounds", "  at guest.app.Crash.run:");
    }

    @Test
    void programsOfOneCoreAreServedByTheOther() {
        assertThat(onTwoCores("multi", "/bin/crash;/bin/reader,/data/poem,2 files=remote").console())
                .contains("reader: /data/poem: 2 reads").doesNotContain("PANIC");
        assertThat(onTwoCores("multi", "/bin/writer,/notes,20 files=remote").console())
                .contains("writer: /notes: 20 writes of 1000 bytes, 20000 read back as written");
    }

    @Test
    void filesOnAnotherCoreNeedAnotherCore() {
        var session = boot("multi", "", "/bin/reader,/data/poem,2 files=remote");
        assertThat(session.status()).isEqualTo(FAILURE);
        assertThat(session.messages()).contains("files=remote needs a second core");
    }

    @Test
    void anExecutableWithoutTheBootNoteIsUnusable() {
        var session = ringside("", "machine", "/bin/ls");
        assertThat(session.status()).isEqualTo(110);
        assertThat(session.messages().lines()).hasSize(1);
    }

    @Test
    void tooLittleMemoryIsSaidInOneLine() {
        var session = ringside("", "machine", folder.resolve("mono.elf").toString(), "--memory", "2");
        assertThat(session.status()).isEqualTo(110);
        assertThat(session.messages().lines()).hasSize(1).allMatch(line -> line.contains("memory"));
    }
}
