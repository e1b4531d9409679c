package ringside.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.machine.trace.TraceEvent;
import ringside.workbench.GuestSources;
import ringside.workbench.Installation;
import ringside.workbench.Workbench;

/// The exokernel's own promises, shown by programs that use its calls directly.
class BindingsTest {
    /// Of 64 MiB, a frame that nobody gets by accident.
    private static final String FRAME = "12345";

    @TempDir
    private static Path folder;
    private static Workbench bench;

    @BeforeAll
    static void addsProgramsThatTalkToTheKernel() throws Exception {
        var classes = Files.createDirectory(folder.resolve("classes"));
        GuestSources.compile(Path.of("src/test/bindings"), classes, Stream.concat(Stream.of(Path.of("../../arch-exo/target/classes")), GuestSources.shared()));
        var found = Installation.found();
        var path = new ArrayList<>(found.guestPath());
        path.add(classes);
        bench = Workbench.open(new Installation(path, found.library(), Optional.empty(), folder.resolve("cache")));
    }

    /// Runs commands, separated by semicolons, on the lane.
    private static LaneRun run(String commands) throws Exception {
        var workload = Arrays.stream(commands.split(";"))
                .map(command -> command.split(" "))
                .map(words -> "{ \"app\": \"" + words[0] + "\", \"arguments\": [" + Arrays.stream(words).skip(1)
                        .map(word -> "\"" + word + "\"").collect(Collectors.joining(", ")) + "] }")
                .collect(Collectors.joining(", ", "[", "]"));
        var text = bench.library().scenario("S01").source();
        var changed = Pattern.compile("\"workload\": \\[.*]").matcher(text).replaceFirst("\"workload\": " + workload);
        assertThat(changed).isNotEqualTo(text);
        var scenario = bench.reader().parse("bindings", changed);
        return bench.runner().run(scenario, RunOptions.asWritten().withLanes(List.of("exo")), Progress.none()).lanes().getFirst();
    }

    @Test
    void aProgramMapsFramesItHoldsAndIsRefusedAllOthers() throws Exception {
        var run = run("keeper " + FRAME + " 50000000;binder " + FRAME);
        assertThat(run.console()).isEqualTo("""
                own frame: OK
                own frame again, to read: OK
                seen there: 97
                kernel's frame: EPERM
                other program's frame: EPERM
                other program's frame for me: EBUSY
                other program's frame for all: EPERM
                archive to write: EPERM
                no frame: EPERM
                place that is taken: EBUSY
                kernel's place: EINVAL
                page of null: EINVAL
                launcher's place: EINVAL
                launcher's end: EINVAL
                release: OK
                read to a place whose frame was released: EFAULT
                text at a wrong place: EFAULT
                text of the kernel: EFAULT
                characters without a binding: EPERM
                keeper: frame 12345 untouched
                """);
        assertThat(run.outcome()).isEqualTo(LaneRun.SUCCESS);
    }

    @Test
    void aProgramMendsItsOwnPageFaultsAndReturnsWithoutTheKernel() throws Exception {
        var run = run("toucher -");
        assertThat(run.outcome()).isEqualTo(LaneRun.SUCCESS);
        assertThat(run.requests()).hasSize(12);
        assertThat(run.metrics().get("pageFaults")).isEqualTo(12);
        assertThat(run.metrics().get("addressSpaceSwitches")).isZero();
        // In by the fault, out to the program's handler, its call to map the page, and no way back through the kernel; the handler asks
        // for more frames once in eight times.
        var crossings = run.requests().stream().map(request -> request.events(TraceEvent.RingChange.class).count()).toList();
        assertThat(crossings).containsOnly(4L, 6L);
        assertThat(crossings.stream().filter(count -> count == 6)).hasSizeBetween(1, 2);
    }

    @Test
    void aProgramThatFailsTakesNobodyWithIt() throws Exception {
        var run = run("keeper " + FRAME + " 50000000;crash;reader /data/poem 2");
        assertThat(run.console()).contains("reader: /data/poem: 2 reads", "keeper: frame 12345 untouched").doesNotContain("PANIC");
        assertThat(run.outcome()).isEqualTo("a program failed");
    }
}
