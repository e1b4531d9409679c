package ringside.gui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.run.InstalledShelf;
import ringside.gui.sample.SampleShelf;
import ringside.gui.theme.Theme;
import ringside.gui.theme.Zoom;
import ringside.workbench.run.Progress;

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
        try (WindowDriver window = new WindowDriver(SampleShelf.running(() -> new InstalledShelf(Clock.systemUTC()).run(scenario, Progress.none())), folder)) {
            window.awaitLanes();
            JavaFx.run(() -> window.playback().setMotion(false));
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
