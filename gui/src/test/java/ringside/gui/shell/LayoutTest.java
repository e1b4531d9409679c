package ringside.gui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.gui.sample.SampleShelf;
import ringside.gui.sample.SixLanes;
import ringside.gui.theme.Theme;
import ringside.gui.theme.Zoom;

/// Six lanes on a laptop and on a projector: no text is cut, nothing lies over anything, nothing is out of sight.
@ExtendWith(JavaFx.class)
class LayoutTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1280, 800", "1920, 1080"})
    void readingLanesAndEveryPanelBelowThemAreReadable(int width, int height) {
        try (WindowDriver window = new WindowDriver(SampleShelf.of(SixLanes.reading()), folder)) {
            window.awaitLanes();
            JavaFx.run(() -> window.playback().setMotion(false));
            JavaFx.run(() -> window.playback().jump(3));
            readableInEveryTheme(window, width, height, "reading");
            for (int panel = 1; panel < Dock.Panel.values().length; panel++) {
                JavaFx.run(() -> window.view().player().orElseThrow().nextPanel());
                window.at(width, height, Zoom.forWidth(width), () -> readable(window));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "1920, 1080"})
    void faultsAreReadableWhereverTheyHaveSpreadTo(int width, int height) {
        try (WindowDriver window = new WindowDriver(SampleShelf.of(SixLanes.failing()), folder)) {
            window.awaitLanes();
            JavaFx.run(() -> window.playback().setMotion(false));
            JavaFx.run(() -> window.playback().nextFault());
            window.at(width, height, Zoom.forWidth(width), () -> readable(window));
            JavaFx.run(window.playback()::toEnd);
            readableInEveryTheme(window, width, height, "faults");
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "1920, 1080"})
    void matrixIsReadable(int width, int height) {
        try (WindowDriver window = new WindowDriver(SampleShelf.of(SixLanes.reading()), folder)) {
            window.awaitLanes();
            window.click("#page");
            window.await(".matrix-grid");
            readableInEveryTheme(window, width, height, "matrix");
        }
    }

    @Test
    void whatCannotBeReadIsNoticed() {
        JavaFx.run(() -> {
            Text over = new Text("over");
            Text under = new Text("under");
            Pane pane = new Pane(over, under, new VBox(new HBox(new Text("beside"), new Text("it"))));
            over.setLayoutY(50);
            under.setLayoutY(52);
            pane.resize(200, 100);
            pane.layout();
            assertThat(new Layout(pane).overwrittenTexts()).singleElement().asString().startsWith("over and under");
            HBox pushed = new HBox(new Text("pushed"), new Text("together"));
            pushed.resize(200, 20);
            pushed.layout();
            pushed.getChildren().getLast().setTranslateX(-10);
            assertThat(new Layout(new Pane(pushed)).overlappingSiblings()).hasSize(1);
        });
    }

    private static void readableInEveryTheme(WindowDriver window, int width, int height, String name) {
        for (Theme theme : Theme.values()) {
            JavaFx.run(() -> window.view().appearance().show(theme));
            window.at(width, height, Zoom.forWidth(width), () -> {
                window.picture("six-lanes-" + name + "-" + width + "-" + theme.id());
                readable(window);
            });
        }
    }

    private static void readable(WindowDriver window) {
        Layout layout = new Layout(window.view().scene().getRoot());
        assertThat(window.cutTexts()).as("cut").isEmpty();
        assertThat(layout.overwrittenTexts()).as("overwritten").isEmpty();
        assertThat(layout.overlappingSiblings()).as("overlapping").isEmpty();
        assertThat(layout.scrolled()).as("out of sight").isEmpty();
    }
}
