package ringside.workbench.modes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.workbench.Workbench;
import ringside.workbench.run.LaneRun;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunOptions;

/// A store one element beyond an array of the file service, the same in every lane: what stops it is the checks, not the wiring.
class ContainmentTest {
    private static final Path FILES = Path.of("../../core-machine/guest/src/main/java/guest/service/fs/OpenFiles.java");
    private static final String RIGHT = "        lock.acquire();\n        int file = name.copyIn(";
    private static final String WRONG = "        lock.acquire(); path[path.length] = 0;\n        int file = name.copyIn(";

    @TempDir
    private static Path folder;
    private static Workbench bench;
    /// Of the faulty statement.
    private static int line;

    @BeforeAll
    static void damagesTheFileService() throws Exception {
        var text = Files.readString(FILES);
        line = 1 + (int) text.substring(0, text.indexOf(RIGHT)).lines().count();
        var changed = new ChangedGuest(folder);
        bench = Workbench.open(changed.before(changed.compile(FILES, RIGHT, WRONG)));
    }

    private static LaneRun run(String lane, Map<String, String> knobs) throws Exception {
        var options = new RunOptions(List.of(lane), OptionalLong.empty(), Map.of(lane, knobs), Optional.empty());
        return bench.runner().run(bench.library().scenario("S01"), options, Progress.none()).lanes().getFirst();
    }

    private static void stopsAtTheLine(LaneRun run) {
        assertThat(run.status()).isEqualTo(LaneRun.Status.PANICKED);
        assertThat(run.console()).startsWith("PANIC: index out of bounds");
        assertThat(run.console().lines().skip(1).findFirst().orElseThrow()).matches("  at guest\\.service\\.fs\\.OpenFiles\\.open:" + line + ".*");
        assertThat(run.console()).contains("guest.process.OpenCall.call");
    }

    @Test
    void theFramekernelStopsAtTheFaultyLineOfTheService() throws Exception {
        stopsAtTheLine(run("frame", Map.of()));
    }

    @Test
    void withoutChecksTheFramekernelCorruptsInSilence() throws Exception {
        var run = run("frame", Map.of("services", "unchecked"));
        assertThat(run.console()).doesNotContain("PANIC");
        assertThat(run.outcome()).isEqualTo(LaneRun.SUCCESS);
    }

    @Test
    void theMonolithCorruptsInSilence() throws Exception {
        var run = run("mono", Map.of());
        assertThat(run.console()).doesNotContain("PANIC");
        assertThat(run.outcome()).isEqualTo(LaneRun.SUCCESS);
    }

    @Test
    void withChecksTheMonolithStopsAtTheFaultyLineToo() throws Exception {
        stopsAtTheLine(run("mono", Map.of("services", "checked")));
    }
}
