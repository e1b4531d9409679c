package ringside.gui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.css.StyleManager;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.css.CssParser;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.playback.StepUnit;
import ringside.gui.sample.SampleShelf;
import ringside.gui.sample.Samples;
import ringside.gui.theme.Settings;
import ringside.gui.theme.Theme;
import ringside.gui.theme.Zoom;
import ringside.workbench.Problem;

@ExtendWith(JavaFx.class)
class WorkbenchViewTest {
    @TempDir
    Path folder;

    @Test
    void stepButtonMovesTheRequestsAndTheCounters() {
        try (WindowDriver window = opened()) {
            PlaybackModel playback = window.playback();
            assertThat(window.counters()).containsOnly("0");
            window.click("#step-forward");
            window.click("#step-forward");
            JavaFx.until("the second step has been shown", () -> playback.stop() == 2 && !playback.active());
            assertThat(window.counter("mono", "hops")).isEqualTo("1");
            assertThat(window.counter("mono", "ringChanges")).isEqualTo("1");
            window.click("#start");
            assertThat(window.counters()).containsOnly("0");
        }
    }

    @Test
    void keysPlayStepAndChooseTheUnit() {
        try (WindowDriver window = opened()) {
            PlaybackModel playback = window.playback();
            window.press(KeyCode.RIGHT);
            JavaFx.until("right has stepped", () -> playback.stop() == 1);
            window.press(KeyCode.U);
            JavaFx.until("U has chosen the next unit", () -> playback.unitProperty().get() == StepUnit.REQUEST);
            window.press(KeyCode.SPACE);
            JavaFx.until("space plays", () -> playback.playingProperty().get());
            window.press(KeyCode.SPACE);
            JavaFx.until("space pauses", () -> !playback.playingProperty().get());
            window.press(KeyCode.END);
            JavaFx.until("End shows the whole console", () -> window.texts(".console .text-area").contains(Samples.PRINTED));
            window.press(KeyCode.DIGIT1);
            JavaFx.until("1 hides the first lane", () -> window.view().scene().getRoot().lookupAll(".lane").size() == 1);
            window.press(KeyCode.DIGIT0);
            JavaFx.until("0 shows all lanes", () -> window.view().scene().getRoot().lookupAll(".lane").size() == 2);
            window.press(KeyCode.COMMA);
            JavaFx.until("comma steps by event", () -> playback.unitProperty().get() == StepUnit.EVENT && playback.stop() < playback.timeline().last());
            window.press(KeyCode.F6);
            window.await(".mirror");
        }
    }

    @Test
    void themeAndSizeAreRemembered() {
        try (WindowDriver window = opened()) {
            Theme before = window.view().appearance().themeProperty().get();
            window.click("#theme");
            window.click("#zoom-in");
            JavaFx.until("the theme has changed", () -> window.view().appearance().themeProperty().get() == before.other());
            Settings remembered = Settings.in(folder.resolve("workbench.properties"));
            assertThat(remembered.theme(before)).isEqualTo(before.other());
            assertThat(remembered.zoom(Zoom.NORMAL)).isEqualTo(Zoom.NORMAL.larger());
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void styleSheetsFitTogether(Theme theme) {
        JavaFx.run(() -> StyleManager.errorsProperty().clear());
        try (WindowDriver window = opened()) {
            JavaFx.run(() -> {
                window.view().appearance().show(theme);
                window.playback().setMotion(false);
                window.playback().jump(2);
                window.playback().stepForward();
            });
            window.await(".box:current");
            window.picture(theme.id());
            JavaFx.run(window.view()::toggleText);
            window.await(".mirror .table-row-cell");
            window.picture(theme.id() + "-text");
            JavaFx.run(window.view()::help);
            window.await(".key");
            assertThat(complaints()).isEmpty();
        }
    }

    @Test
    void lanesAreDescribedForThoseWhoDoNotSeeThem() {
        try (WindowDriver window = opened()) {
            window.click("#step-forward");
            window.click("#step-forward");
            JavaFx.until("a step has been shown", () -> window.playback().stop() == 2);
            assertThat(JavaFx.call(() -> window.find(".box:current").getAccessibleText())).contains("kernel", "ring 0", "running now");
            assertThat(JavaFx.call(() -> window.find("#play").getAccessibleText())).contains("Play");
        }
    }

    @Test
    void brokenScenarioIsExplainedInTheWindow() {
        try (WindowDriver window = new WindowDriver(SampleShelf.running(() -> {
            throw new Problem(Problem.Kind.INVALID_FILE, "S01.ring.json line 3: write a number");
        }), folder)) {
            window.await("#message");
            assertThat(JavaFx.call(() -> ((Labeled) window.find("#message")).getText())).contains("line 3");
        }
    }

    @Test
    void cancelStopsTheRunAndOffersAnother() {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (WindowDriver window = new WindowDriver(SampleShelf.running(() -> {
            if (interrupted.getCount() == 0) {
                return Samples.run();
            }
            try {
                Thread.sleep(60_000);
                throw new AssertionError("nobody cancelled");
            } catch (InterruptedException stopped) {
                interrupted.countDown();
                throw stopped;
            }
        }), folder)) {
            window.await("#cancel");
            window.click("#cancel");
            window.await("#run-again");
            JavaFx.until("the machines are told", () -> interrupted.getCount() == 0);
            window.click("#run-again");
            window.awaitLanes();
        }
    }

    private WindowDriver opened() {
        WindowDriver window = new WindowDriver(SampleShelf.of(Samples.run()), folder);
        window.awaitLanes();
        return window;
    }

    private static List<String> complaints() {
        return JavaFx.call(() -> StyleManager.errorsProperty().stream().map(CssParser.ParseError::getMessage).distinct().toList());
    }
}
