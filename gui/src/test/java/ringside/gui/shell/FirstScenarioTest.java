package ringside.gui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import ringside.gui.counters.Counter;
import ringside.gui.narration.Figures;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.run.InstalledShelf;
import ringside.gui.sample.SampleShelf;
import ringside.workbench.run.LaneRun;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunOptions;
import ringside.workbench.run.RunResult;

/// The window on the real S01: both kernels built, booted and run.
@ExtendWith(JavaFx.class)
class FirstScenarioTest {
    @TempDir
    Path folder;

    @Test
    void windowShowsWhatTheMachinesDid() {
        AtomicReference<RunResult> result = new AtomicReference<>();
        try (WindowDriver window = new WindowDriver(SampleShelf.running(() -> {
            result.set(new InstalledShelf(Clock.systemUTC()).run("S01", RunOptions.asWritten(), Progress.none()));
            return result.get();
        }), folder)) {
            window.awaitLanes();
            PlaybackModel playback = window.playback();
            assertThat(window.counters()).containsOnly("0");
            window.click("#step-forward");
            window.click("#step-forward");
            JavaFx.until("the second step has been shown", () -> playback.stop() == 2 && !playback.active());
            assertThat(window.counter("mono", "ringChanges")).isEqualTo("1");
            assertThat(window.counter("micro", "ringChanges")).isEqualTo("1");
            window.picture("first-scenario");

            JavaFx.run(playback::toStart);
            JavaFx.run(playback::nextRequest);
            JavaFx.run(playback::nextRequest);
            assertThat(window.counter("mono", "ringChanges")).isEqualTo("2");
            assertThat(window.counter("micro", "ringChanges")).isEqualTo("4");
            assertThat(window.counter("micro", "messages")).isEqualTo("2");
            assertThat(window.counter("micro", "addressSpaceSwitches")).isEqualTo("2");

            JavaFx.run(playback::toEnd);
            for (LaneRun lane : result.get().lanes()) {
                for (Counter counter : Counter.values()) {
                    long measured = Math.round(lane.metrics().get(counter.measure()));
                    assertThat(window.counter(lane.lane(), counter.measure())).as(lane.lane() + " " + counter.measure())
                            .isEqualTo(Figures.grouped(measured));
                }
            }
            window.click("#show-events");
            window.await(".dock .console .text-area");
            for (int lane = 0; lane < result.get().lanes().size(); lane++) {
                int focused = lane;
                JavaFx.run(() -> playback.focusLane(focused));
                var console = result.get().lanes().get(lane).console();
                JavaFx.until("the console of lane " + lane + " is shown", () -> window.texts(".dock .console .text-area").equals(List.of(console)));
            }
        }
    }
}
