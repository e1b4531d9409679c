package ringside.gui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.recording.Condition;
import ringside.gui.run.InstalledShelf;
import ringside.gui.sample.SampleShelf;
import ringside.gui.theme.Theme;
import ringside.gui.theme.Zoom;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunOptions;

/// The window with every lane there is, on runs of the real machines.
@ExtendWith(JavaFx.class)
class RealLanesTest {
    private static final List<Size> SIZES = List.of(new Size(1280, 800), new Size(1920, 1080));

    @TempDir
    Path folder;

    private record Size(int width, int height) {}

    @ParameterizedTest
    @ValueSource(strings = {"S01", "S09a"})
    void everythingIsReadableAtEveryMoment(String scenario) {
        try (WindowDriver window = opened(scenario)) {
            assertThat(JavaFx.call(() -> window.playback().lanes())).hasSize(6);
            Set<String> found = new LinkedHashSet<>();
            for (Moment moment : moments(window.playback())) {
                JavaFx.run(moment.arrive());
                for (Size size : SIZES) {
                    window.at(size.width(), size.height(), Zoom.forWidth(size.width()), () -> {
                        for (Theme theme : Theme.values()) {
                            window.view().appearance().show(theme);
                            window.view().scene().getRoot().applyCss();
                            window.picture(String.join("-", scenario, moment.name(), String.valueOf(size.width()), theme.id()));
                        }
                        unreadable(window).forEach(text -> found.add(moment.name() + " at " + size.width() + ": " + text));
                    });
                }
            }
            assertThat(found).isEmpty();
        }
    }

    @Test
    void faultSpreadsAsTheTraceTells() {
        try (WindowDriver window = opened("S09a")) {
            PlaybackModel playback = window.playback();
            assertThat(words(window)).as("nothing is struck yet").isEmpty();
            JavaFx.run(playback::nextFault);
            assertThat(words(window)).containsOnlyKeys("mono");
            assertThat(words(window).get("mono")).as("a service of the kernel is struck").containsEntry("fs", "lost").containsEntry("kernel", "suspect")
                    .containsEntry("checker", "survived");
            JavaFx.run(playback::nextFault);
            assertThat(words(window).get("mono").values()).as("the kernel stops").containsOnly("lost");
            JavaFx.run(playback::nextFault);
            assertThat(words(window).get("frame")).as("a check fails, and nobody else is in danger").containsEntry("fs", "lost")
                    .containsEntry("kernel", "survived").containsEntry("checker", "survived").doesNotContainValue("suspect");
            JavaFx.run(playback::toEnd);
            assertThat(words(window).get("frame").values()).as("the policy is to stop").containsOnly("lost");
            for (String lane : List.of("micro", "multi", "exo")) {
                assertThat(words(window).get(lane)).as(lane).containsEntry("checker", "damaged").containsValue("survived").doesNotContainValue("lost");
            }
        }
    }

    /// What a fault has done so far, in words, by lane and component; nothing for lanes without one.
    private static Map<String, Map<String, String>> words(WindowDriver window) {
        return JavaFx.call(() -> {
            Map<String, Map<String, String>> found = new TreeMap<>();
            List<Node> lanes = List.copyOf(window.view().scene().getRoot().lookupAll(".lane"));
            for (int lane = 0; lane < lanes.size(); lane++) {
                Map<String, String> boxes = new TreeMap<>();
                for (Node box : lanes.get(lane).lookupAll(".box.component")) {
                    String text = box.getAccessibleText();
                    String last = text.substring(text.lastIndexOf(", ") + 2);
                    Arrays.stream(Condition.values()).filter(each -> each.word().equals(last)).forEach(each -> boxes.put(text.split(",")[0], last));
                }
                if (!boxes.isEmpty()) {
                    found.put(window.playback().lanes().get(lane).picture().id(), boxes);
                }
            }
            return found;
        });
    }

    private WindowDriver opened(String scenario) {
        WindowDriver window = new WindowDriver(SampleShelf.running(() -> new InstalledShelf(Clock.systemUTC()).run(scenario, RunOptions.asWritten(), Progress.none())), folder);
        window.awaitLanes();
        JavaFx.run(() -> window.playback().setMotion(false));
        return window;
    }

    private static List<String> unreadable(WindowDriver window) {
        Layout layout = new Layout(window.view().scene().getRoot());
        return Stream.of(window.cutTexts(), layout.shortenedNames(), layout.overwrittenTexts(), layout.overlappingSiblings(),
                layout.overlappingBoxes(), layout.scrolled()).flatMap(List::stream).toList();
    }

    private record Moment(String name, Runnable arrive) {}

    private static List<Moment> moments(PlaybackModel playback) {
        return List.of(
                new Moment("start", playback::toStart),
                new Moment("way", () -> {
                    playback.jump(8);
                    playback.stepForward();
                }),
                new Moment("return", () -> {
                    playback.jump(13);
                    playback.stepForward();
                }),
                new Moment("fault", playback::nextFault),
                new Moment("end", playback::toEnd));
    }
}
