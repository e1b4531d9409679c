package ringside.gui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import ringside.gui.sample.SampleShelf;
import ringside.gui.sample.SixLanes;
import ringside.gui.theme.Zoom;

@ExtendWith(JavaFx.class)
class SixLanesTest {
    @TempDir
    Path folder;

    @Test
    void endingsAreSaidInWords() {
        try (WindowDriver window = new WindowDriver(SampleShelf.of(SixLanes.failing()), folder)) {
            window.awaitLanes();
            JavaFx.run(window.playback()::toEnd);
            assertThat(labels(window, ".lane-activity")).contains("panicked", "refused", "stopped at a limit");
            assertThat(labels(window, ".lane .narration")).contains("refused: cannot run a second program: the one app is linked into the image");
            window.at(1280, 800, Zoom.NORMAL, () -> {
                window.picture("six-lanes-failing");
                assertThat(window.cutTexts()).isEmpty();
            });
        }
    }

    @Test
    void keysShowLanesAloneAndOneAfterTheOther() {
        try (WindowDriver window = new WindowDriver(SampleShelf.of(SixLanes.reading()), folder)) {
            window.awaitLanes();
            window.press(KeyCode.ALT, KeyCode.DIGIT3);
            JavaFx.until("the third lane is alone", () -> labels(window, ".lane-name").equals(List.of("Framekernel")));
            window.press(KeyCode.ALT, KeyCode.DIGIT3);
            JavaFx.until("all lanes are back", () -> lanes(window).size() == 6);
            for (KeyCode key : List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3)) {
                window.press(key);
            }
            JavaFx.until("three lanes stand in one row with their events", () -> lanes(window).size() == 3
                    && window.view().scene().getRoot().lookupAll(".lane .events").size() == 3);
            window.press(KeyCode.DIGIT0);
            JavaFx.until("six lanes leave their events to the dock", () -> lanes(window).size() == 6
                    && window.view().scene().getRoot().lookupAll(".lane .events").isEmpty());
        }
    }

    @Test
    void everyNumberOfLanesFromSixToOneIsShown() {
        try (WindowDriver window = new WindowDriver(SampleShelf.of(SixLanes.reading()), folder)) {
            window.awaitLanes();
            List<KeyCode> keys = List.of(KeyCode.DIGIT6, KeyCode.DIGIT5, KeyCode.DIGIT4, KeyCode.DIGIT3, KeyCode.DIGIT2);
            for (int hidden = 1; hidden <= keys.size(); hidden++) {
                window.press(keys.get(hidden - 1));
                int left = 6 - hidden;
                JavaFx.until(left + " lanes are shown", () -> lanes(window).size() == left);
                window.at(1280, 800, Zoom.NORMAL, () -> {
                    window.picture("lanes-" + left);
                    assertThat(new Layout(window.view().scene().getRoot()).overlappingBoxes()).as(left + " lanes").isEmpty();
                    assertThat(window.cutTexts()).as(left + " lanes").isEmpty();
                });
            }
            window.press(KeyCode.DIGIT1);
            assertThat(lanes(window)).as("the last lane stays").hasSize(1);
        }
    }

    @Test
    void detailsFollowTheLaneInFocus() {
        try (WindowDriver window = new WindowDriver(SampleShelf.of(SixLanes.reading()), folder)) {
            window.awaitLanes();
            window.click("#show-events");
            window.await(".dock .events");
            window.press(KeyCode.L);
            JavaFx.until("the second lane is in focus", () -> window.playback().focusedLane() == 1
                    && accessibleText(window, ".dock .events .list-view").contains("Microkernel"));
            JavaFx.run(() -> window.playback().focusLane(4));
            JavaFx.until("the sentence is the fifth lane's", () -> labels(window, "#focused-narration .label").getLast().startsWith("Multikernel:"));
        }
    }

    /// Empty as long as there is no such node: the window may still be laying itself out.
    private static String accessibleText(WindowDriver window, String selector) {
        Node node = window.find(selector);
        return node == null || node.getAccessibleText() == null ? "" : node.getAccessibleText();
    }

    private static List<Node> lanes(WindowDriver window) {
        return JavaFx.call(() -> List.copyOf(window.view().scene().getRoot().lookupAll(".lane")));
    }

    private static List<String> labels(WindowDriver window, String selector) {
        return JavaFx.call(() -> window.view().scene().getRoot().lookupAll(selector).stream().filter(WindowDriver::shown)
                .map(Labeled.class::cast).map(Labeled::getText).toList());
    }
}
