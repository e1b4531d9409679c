package ringside.gui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.recording.FaultMark;
import ringside.gui.sample.SampleShelf;
import ringside.gui.sample.SixLanes;
import ringside.gui.theme.Zoom;
import ringside.machine.trace.TraceEvent;
import ringside.gui.timeline.TimeWindow;
import ringside.gui.timeline.TimelineView;

@ExtendWith(JavaFx.class)
class TimelineAndFaultsTest {
    @TempDir
    Path folder;

    @Test
    void tracksAreScrubbedWithTheMouse() {
        try (WindowDriver window = opened(SampleShelf.of(SixLanes.reading()))) {
            window.click("#show-timeline");
            JavaFx.until("the tracks have their place", () -> window.find(".lane-track") instanceof Region track && track.getWidth() > 0);
            PlaybackModel playback = window.playback();
            Node track = JavaFx.call(() -> List.copyOf(window.view().scene().getRoot().lookupAll(".lane-track")).get(1));
            JavaFx.run(() -> {
                var place = track.localToScreen(track.getBoundsInLocal());
                Robot robot = new Robot();
                robot.mouseMove(place.getMinX() + place.getWidth() * 0.25, place.getCenterY());
                robot.mousePress(MouseButton.PRIMARY);
                robot.mouseMove(place.getMinX() + place.getWidth() * 0.5, place.getCenterY());
                robot.mouseRelease(MouseButton.PRIMARY);
            });
            JavaFx.until("the second lane has moved and is in focus", () -> playback.focusedLane() == 1 && playback.stop() > 0);
            int forward = JavaFx.call(() -> playback.position(1));
            JavaFx.run(() -> {
                var place = track.localToScreen(track.getBoundsInLocal());
                Robot robot = new Robot();
                robot.mouseMove(place.getMinX() + place.getWidth() * 0.2, place.getCenterY());
                robot.mouseClick(MouseButton.PRIMARY);
            });
            JavaFx.until("the second lane has gone back", () -> playback.position(1) < forward);
            window.at(1280, 800, Zoom.NORMAL, () -> {
                window.picture("six-lanes-timeline");
                assertThat(window.cutTexts()).isEmpty();
            });
        }
    }

    @Test
    void keysZoomAndMoveTheTimeline() {
        try (WindowDriver window = opened(SampleShelf.of(SixLanes.reading()))) {
            window.press(KeyCode.W);
            JavaFx.until("W has brought the timeline up", () -> window.find(".timeline") != null);
            TimelineView timeline = (TimelineView) window.find(".timeline");
            window.press(KeyCode.W);
            window.press(KeyCode.D);
            JavaFx.until("there is less time to see, and later", () -> timeline.window().from() > 0);
            TimeWindow later = JavaFx.call(timeline::window);
            window.press(KeyCode.A);
            JavaFx.until("A goes back", () -> timeline.window().from() < later.from());
            window.press(KeyCode.S);
            JavaFx.until("S shows more", () -> timeline.window().length() > later.length());
            window.press(KeyCode.F);
            JavaFx.until("F shows all", () -> timeline.window().from() <= 0 && timeline.window().length() > later.length());
        }
    }

    @Test
    void faultSpreadsOverTheBoxesInWords() {
        try (WindowDriver window = opened(SampleShelf.of(SixLanes.failing()))) {
            PlaybackModel playback = window.playback();
            assertThat(words(window)).isEmpty();
            window.press(KeyCode.CONTROL, KeyCode.RIGHT);
            JavaFx.until("the first fault is reached", () -> playback.lanes().get(playback.focusedLane()).faults().stream()
                    .anyMatch(fault -> fault.position() == playback.position(playback.focusedLane()) && fault.kind() == FaultMark.Kind.EXCEPTION));
            JavaFx.run(playback::toEnd);
            assertThat(words(window)).contains("lost", "survived");
            window.at(1280, 800, Zoom.NORMAL, () -> {
                window.picture("six-lanes-failing");
                assertThat(window.cutTexts()).isEmpty();
            });
            window.press(KeyCode.CONTROL, KeyCode.LEFT);
            JavaFx.until("the way back leads to a fault", () -> playback.stop() < playback.timeline().last());
        }
    }

    @Test
    void eventIsFoundByItsNumber() {
        try (WindowDriver window = opened(SampleShelf.of(SixLanes.reading()))) {
            window.press(KeyCode.G);
            window.await("#event-number");
            JavaFx.run(() -> ((TextField) window.find("#event-number")).setText("99999"));
            JavaFx.run(() -> window.find("#event-number").requestFocus());
            window.press(KeyCode.ENTER);
            JavaFx.until("the mistake is explained", () -> ((Labeled) window.find("#event-mistake")).getText().contains("write a number from 0 to"));
            JavaFx.run(() -> ((TextField) window.find("#event-number")).setText("7"));
            window.press(KeyCode.ENTER);
            JavaFx.until("the lane in focus stands at event 7", () -> window.playback().position(window.playback().focusedLane()) == 7);
        }
    }

    @Test
    void eventIsFoundByWordsOfItsDescription() {
        try (WindowDriver window = opened(SampleShelf.of(SixLanes.reading()))) {
            PlaybackModel playback = window.playback();
            List<TraceEvent> events = playback.lanes().getFirst().events();
            int before = JavaFx.call(() -> playback.position(0));
            window.press(KeyCode.G);
            window.await("#event-number");
            JavaFx.run(() -> ((TextField) window.find("#event-number")).setText("bytes copied"));
            window.click("#event-go");
            JavaFx.until("the lane has gone to a copy behind", () -> playback.position(0) > before
                    && events.get(playback.position(0)) instanceof TraceEvent.Copy);
        }
    }

    @Test
    void anotherScenarioIsOpenedFromTheHeader() {
        try (WindowDriver window = opened(SampleShelf.of(SixLanes.reading()))) {
            MenuButton chooser = (MenuButton) window.find("#scenario");
            JavaFx.until("the scenarios are known", () -> chooser.getItems().size() == 2);
            window.press(KeyCode.CONTROL, KeyCode.O);
            JavaFx.until("the list is open", chooser::isShowing);
            JavaFx.run(() -> {
                chooser.hide();
                chooser.getItems().get(1).fire();
            });
            JavaFx.until("the other scenario is shown", () -> chooser.getText().startsWith("S09a") && window.view().playback().isPresent());
        }
    }

    private static List<String> words(WindowDriver window) {
        return JavaFx.call(() -> window.view().scene().getRoot().lookupAll(".condition-word").stream().filter(WindowDriver::shown)
                .map(Labeled.class::cast).map(Labeled::getText).toList());
    }

    private WindowDriver opened(SampleShelf shelf) {
        WindowDriver window = new WindowDriver(shelf, folder);
        window.awaitLanes();
        return window;
    }
}
