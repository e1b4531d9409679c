package ringside.gui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import ringside.gui.playback.Alignment;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.playback.StepUnit;
import ringside.gui.run.Report;
import ringside.gui.run.Shelf;
import ringside.gui.sample.SampleShelf;
import ringside.gui.sample.Samples;
import ringside.gui.sample.SixLanes;
import ringside.gui.theme.Theme;
import ringside.workbench.Problem;
import ringside.workbench.matrix.Matrix;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunOptions;
import ringside.workbench.run.RunResult;

/// Every control of the transport does what it says, and the window answers while something runs.
@ExtendWith(JavaFx.class)
class ControlsTest {
    @TempDir
    Path folder;

    @Test
    void transportButtonsMoveTheCursor() {
        try (WindowDriver window = opened(SampleShelf.of(Samples.run()))) {
            PlaybackModel playback = window.playback();
            JavaFx.run(() -> playback.setMotion(false));
            window.click("#next-request");
            int first = JavaFx.call(playback::stop);
            window.click("#next-request");
            JavaFx.until("a request further", () -> playback.stop() > first);
            window.click("#previous-request");
            JavaFx.until("back at the first", () -> playback.stop() == first);
            int before = JavaFx.call(playback::stop);
            window.click("#step-forward");
            JavaFx.until("a step further", () -> playback.stop() == before + 1);
            window.click("#step-back");
            JavaFx.until("a step back", () -> playback.stop() == before);
            window.click("#end");
            JavaFx.until("at the end", () -> playback.stop() == playback.timeline().last());
            window.click("#start");
            JavaFx.until("at the start", () -> playback.stop() == 0);
            window.click("#play");
            JavaFx.until("it plays", () -> playback.playingProperty().get() && playback.stop() > 0);
            window.click("#play");
            JavaFx.until("it pauses", () -> !playback.playingProperty().get());
            JavaFx.run(() -> ((Slider) window.find(".scrub .slider")).setValue(7));
            assertThat(JavaFx.call(playback::stop)).isEqualTo(7);
        }
    }

    @Test
    void unitAlignmentAndSpeedAreChosenByButtonAndByKey() {
        try (WindowDriver window = opened(SampleShelf.of(Samples.run()))) {
            PlaybackModel playback = window.playback();
            window.click("#step-event");
            JavaFx.until("it steps by event", () -> playback.unitProperty().get() == StepUnit.EVENT);
            window.click("#align-cycle");
            JavaFx.until("lanes stand at the same cycle", () -> playback.alignmentProperty().get() == Alignment.CYCLE);
            window.press(KeyCode.C);
            JavaFx.until("C aligns by request", () -> playback.alignmentProperty().get() == Alignment.REQUEST);
            JavaFx.run(() -> ((Slider) window.find("#speed")).setValue(1));
            assertThat(JavaFx.call(() -> playback.speedProperty().get())).isEqualTo(10);
            window.type("-");
            double slower = JavaFx.call(() -> playback.speedProperty().get());
            assertThat(slower).isLessThan(10);
            window.type("+");
            assertThat(JavaFx.call(() -> playback.speedProperty().get())).isGreaterThan(slower);
            JavaFx.run(() -> playback.toEnd());
            String whole = window.counter("mono", "hops");
            window.click("#up-this");
            JavaFx.until("counters are those of one request", () -> !((Labeled) window.find("#mono-hops")).getText().equals(whole));
        }
    }

    @Test
    void slidersAreWorkedWithTheMouse() {
        try (WindowDriver window = opened(SampleShelf.of(SixLanes.reading()))) {
            PlaybackModel playback = window.playback();
            window.clickAt(".scrub .slider", 0.8);
            JavaFx.until("the cursor is far on", () -> playback.stop() > playback.timeline().last() / 2);
            window.clickAt(".scrub .slider", 0.2);
            JavaFx.until("the cursor is back", () -> playback.stop() < playback.timeline().last() / 2);
            window.clickAt("#speed", 0.9);
            JavaFx.until("it is faster", () -> playback.speedProperty().get() > 2);
            window.clickAt("#speed", 0.1);
            JavaFx.until("it is slower", () -> playback.speedProperty().get() < 1);
        }
    }

    @Test
    void lanesAreHiddenAndShownByTheirButtons() {
        try (WindowDriver window = opened(SampleShelf.of(Samples.run()))) {
            window.click(".lane-buttons .toggle-button");
            JavaFx.until("one lane is left", () -> window.playback().visibleLanes() == 1);
            window.click(".lane-buttons .toggle-button");
            JavaFx.until("both are back", () -> window.playback().visibleLanes() == 2);
        }
    }

    @Test
    void panelsFollowTheKey() {
        try (WindowDriver window = opened(SampleShelf.of(Samples.run()))) {
            for (String shown : List.of(".dock .timeline", ".dock .stack", ".dock .run-figures", "#counter-grid")) {
                window.press(KeyCode.T);
                window.await(shown);
            }
        }
    }

    @Test
    void windowAnswersWhileARunIsUnderWay() {
        CountDownLatch finish = new CountDownLatch(1);
        try (WindowDriver window = new WindowDriver(SampleShelf.running(() -> {
            finish.await();
            return Samples.run();
        }), folder)) {
            window.await("#cancel");
            Theme before = window.view().appearance().themeProperty().get();
            window.click("#theme");
            JavaFx.until("the theme has changed", () -> window.view().appearance().themeProperty().get() == before.other());
            window.press(KeyCode.CONTROL, KeyCode.M);
            window.await(".matrix-grid");
            window.press(KeyCode.CONTROL, KeyCode.M);
            window.await("#cancel");
            MenuButton chooser = (MenuButton) window.find("#scenario");
            JavaFx.until("the scenarios are known, and the title of the one that runs", () -> chooser.getText().equals("S01 — A warm read"));
            JavaFx.run(() -> chooser.getItems().get(1).fire());
            JavaFx.until("another scenario has taken its place", () -> window.view().playback().isPresent());
            assertThat(JavaFx.call(chooser::getText)).startsWith("S09a");
            finish.countDown();
        }
    }

    @Test
    void brokenScenarioAmongOthersSaysWhatIsWrongWithIt() {
        try (WindowDriver window = opened(new OneBroken(SampleShelf.of(Samples.run())))) {
            MenuButton chooser = (MenuButton) window.find("#scenario");
            JavaFx.until("the scenarios are known", () -> chooser.getItems().size() == 2);
            JavaFx.run(() -> chooser.getItems().get(1).fire());
            window.await("#message");
            assertThat(JavaFx.call(() -> ((Labeled) window.find("#message")).getText())).isEqualTo("S99.ring.json line 7: write a number");
            JavaFx.run(() -> chooser.getItems().getFirst().fire());
            JavaFx.until("the lanes are back", () -> window.view().playback().isPresent());
        }
    }

    @Test
    void matrixIsCancelledWhileItIsComputed() {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (WindowDriver window = opened(new SlowMatrix(SampleShelf.of(Samples.run()), interrupted))) {
            window.click("#page");
            window.await("#cancel");
            JavaFx.until("how far it is", () -> window.view().scene().getRoot().lookupAll(".message-text").stream()
                    .anyMatch(text -> ((Labeled) text).getText().contains("3 of 60 tried")));
            window.click("#cancel");
            window.await("#message");
            JavaFx.until("the computation is told", () -> interrupted.getCount() == 0);
        }
    }

    private WindowDriver opened(Shelf shelf) {
        WindowDriver window = new WindowDriver(shelf, folder);
        window.awaitLanes();
        return window;
    }

    private record OneBroken(Shelf whole) implements Shelf {
        @Override
        public List<Entry> scenarios() {
            return List.of(new Entry("S01", "A warm read"), new Entry("S99", "cannot be read"));
        }

        @Override
        public RunResult run(String scenario, RunOptions options, Progress progress) throws Problem, InterruptedException {
            if (scenario.equals("S99")) {
                throw new Problem(Problem.Kind.INVALID_FILE, "S99.ring.json line 7: write a number");
            }
            return whole.run(scenario, options, progress);
        }

        @Override
        public Matrix matrix(Report report) throws Problem, InterruptedException {
            return whole.matrix(report);
        }
    }

    private record SlowMatrix(Shelf quick, CountDownLatch interrupted) implements Shelf {
        @Override
        public List<Entry> scenarios() throws Problem {
            return quick.scenarios();
        }

        @Override
        public RunResult run(String scenario, RunOptions options, Progress progress) throws Problem, InterruptedException {
            return quick.run(scenario, options, progress);
        }

        @Override
        public Matrix matrix(Report report) throws InterruptedException {
            report.tell("faults", "3 of 60 tried");
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
