package ringside.gui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import ringside.gui.playback.Alignment;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.playback.StepUnit;
import ringside.gui.run.Report;
import ringside.gui.run.Shelf;
import ringside.gui.sample.SampleShelf;
import ringside.gui.sample.SixLanes;
import ringside.workbench.matrix.Matrix;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunResult;

/// Every control for playing and choosing lanes, worked with the mouse and with keys.
@ExtendWith(JavaFx.class)
class ControlsTest {
    @TempDir
    Path folder;

    @Test
    void buttonsChooseTheUnitOfAStep() {
        try (WindowDriver window = opened()) {
            for (StepUnit unit : List.of(StepUnit.EVENT, StepUnit.REQUEST, StepUnit.HOP)) {
                window.click("#step-" + unit.label());
                JavaFx.until("a step is one " + unit.label(), () -> window.playback().unitProperty().get() == unit);
            }
            PlaybackModel playback = window.playback();
            int hops = JavaFx.call(() -> playback.timeline().last());
            window.click("#step-event");
            JavaFx.until("events are finer than hops", () -> playback.timeline().last() > hops);
            window.click("#step-request");
            JavaFx.until("requests are coarser than hops", () -> playback.timeline().last() < hops);
        }
    }

    @Test
    void buttonsAlignTheLanes() {
        try (WindowDriver window = opened()) {
            window.click("#align-cycle");
            JavaFx.until("cycles align the lanes", () -> window.playback().alignmentProperty().get() == Alignment.CYCLE);
            JavaFx.run(() -> window.playback().jump(4));
            assertThat(JavaFx.call(() -> window.playback().waiting(0))).as("no lane waits for another by cycles").isFalse();
            window.click("#align-request");
            JavaFx.until("requests align the lanes", () -> window.playback().alignmentProperty().get() == Alignment.REQUEST);
        }
    }

    @Test
    void buttonsOfTheTransportMoveTheCursor() {
        try (WindowDriver window = opened()) {
            PlaybackModel playback = window.playback();
            window.click("#next-request");
            JavaFx.until("the next request begins", () -> playback.stop() > 0);
            int request = JavaFx.call(playback::stop);
            window.click("#step-forward");
            JavaFx.until("one step further", () -> playback.stop() == request + 1 && !playback.active());
            window.click("#step-back");
            JavaFx.until("one step back", () -> playback.stop() == request && !playback.active());
            window.click("#end");
            JavaFx.until("the end", () -> playback.stop() == playback.timeline().last());
            window.click("#previous-request");
            JavaFx.until("a request earlier", () -> playback.stop() < playback.timeline().last());
            window.click("#start");
            JavaFx.until("the start", () -> playback.stop() == 0);
        }
    }

    @Test
    void playRunsToTheEndAndAnswersMeanwhile() {
        try (WindowDriver window = opened()) {
            PlaybackModel playback = window.playback();
            window.click("#play");
            JavaFx.until("it plays", () -> playback.playingProperty().get() && playback.stop() > 0);
            window.click("#align-cycle");
            JavaFx.until("a control answers while it plays", () -> playback.alignmentProperty().get() == Alignment.CYCLE && playback.playingProperty().get());
            window.click("#align-request");
            JavaFx.run(() -> playback.setSpeed(PlaybackModel.FASTEST));
            JavaFx.until("it has played to the end", () -> !playback.playingProperty().get() && playback.stop() == playback.timeline().last());
        }
    }

    @Test
    void speedFollowsSliderAndKeys() {
        try (WindowDriver window = opened()) {
            PlaybackModel playback = window.playback();
            click(window, "#speed", 0.9);
            JavaFx.until("the slider makes it faster", () -> playback.speedProperty().get() > 2);
            click(window, "#speed", 0.1);
            JavaFx.until("the slider makes it slower", () -> playback.speedProperty().get() < 1);
            double slow = JavaFx.call(() -> playback.speedProperty().get());
            window.press(KeyCode.PLUS);
            JavaFx.until("plus makes it faster", () -> playback.speedProperty().get() > slow);
            double faster = JavaFx.call(() -> playback.speedProperty().get());
            window.press(KeyCode.MINUS);
            JavaFx.until("minus makes it slower", () -> playback.speedProperty().get() < faster);
        }
    }

    @Test
    void scrubBarGoesForthAndBack() {
        try (WindowDriver window = opened()) {
            PlaybackModel playback = window.playback();
            click(window, ".scrub .slider", 0.8);
            JavaFx.until("the cursor is far on", () -> playback.stop() > playback.timeline().last() / 2);
            click(window, ".scrub .slider", 0.2);
            JavaFx.until("the cursor is back", () -> playback.stop() < playback.timeline().last() / 2);
        }
    }

    @Test
    void everyNumberOfLanesFromSixToOneIsShown() {
        try (WindowDriver window = opened()) {
            List<KeyCode> keys = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5);
            for (int hidden = 1; hidden <= keys.size(); hidden++) {
                window.press(keys.get(hidden - 1));
                int left = 6 - hidden;
                JavaFx.until(left + " lanes are shown", () -> lanes(window) == left);
                assertReadable(window, left);
            }
            window.press(KeyCode.DIGIT6);
            assertThat(JavaFx.call(() -> lanes(window))).as("the last lane stays").isEqualTo(1);
        }
    }

    @Test
    void laneButtonsHideAndShowTheirLanes() {
        try (WindowDriver window = opened()) {
            for (int lane : IntStream.range(0, 6).toArray()) {
                clickLane(window, lane);
                JavaFx.until("lane " + lane + " is hidden", () -> !window.playback().visible(lane) && lanes(window) == 5);
                clickLane(window, lane);
                JavaFx.until("lane " + lane + " is back", () -> window.playback().visible(lane) && lanes(window) == 6);
            }
        }
    }

    @Test
    void matrixIsCancelledWhileItIsComputed() {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (WindowDriver window = new WindowDriver(new SlowMatrix(interrupted), folder)) {
            window.awaitLanes();
            window.press(KeyCode.CONTROL, KeyCode.M);
            window.await("#cancel");
            window.click("#cancel");
            window.await("#run-again");
            JavaFx.until("the computation is told", () -> interrupted.getCount() == 0);
        }
    }

    private static void assertReadable(WindowDriver window, int lanes) {
        JavaFx.run(() -> window.view().scene().getRoot().layout());
        assertThat(JavaFx.call(() -> Legibility.overlaps(window.view().scene().getRoot(), ".box"))).as(lanes + " lanes").isEmpty();
    }

    private static int lanes(WindowDriver window) {
        return window.view().scene().getRoot().lookupAll(".lane").size();
    }

    private static void clickLane(WindowDriver window, int lane) {
        press(List.copyOf(window.view().scene().getRoot().lookupAll(".lane-buttons .toggle-button")).get(lane), 0.5);
    }

    private static void click(WindowDriver window, String selector, double share) {
        press(window.find(selector), share);
    }

    /// @param share of the node's width at which to click
    private static void press(Node node, double share) {
        JavaFx.run(() -> {
            Bounds place = node.localToScreen(node.getBoundsInLocal());
            Robot robot = new Robot();
            robot.mouseMove(place.getMinX() + share * place.getWidth(), place.getCenterY());
            robot.mouseClick(MouseButton.PRIMARY);
        });
    }

    private WindowDriver opened() {
        WindowDriver window = new WindowDriver(SampleShelf.of(SixLanes.reading()), folder);
        window.awaitLanes();
        return window;
    }

    /// Computes until it is interrupted.
    private record SlowMatrix(CountDownLatch interrupted) implements Shelf {
        @Override
        public List<Entry> scenarios() {
            return List.of();
        }

        @Override
        public RunResult run(String scenario, Progress progress) {
            return SixLanes.reading();
        }

        @Override
        public Matrix matrix(Report report) throws InterruptedException {
            try {
                Thread.sleep(60_000);
                throw new AssertionError("nobody cancelled");
            } catch (InterruptedException stopped) {
                interrupted.countDown();
                throw stopped;
            }
        }
    }
}
