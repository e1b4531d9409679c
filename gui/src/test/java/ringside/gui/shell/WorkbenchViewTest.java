package ringside.gui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.css.StyleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.concurrent.CountDownLatch;
import javafx.css.CssParser;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ringside.gui.app.Png;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.playback.StepUnit;
import ringside.gui.run.RunSource;
import ringside.gui.sample.Samples;
import ringside.gui.theme.Settings;
import ringside.gui.theme.Theme;
import ringside.workbench.Problem;

@ExtendWith(JavaFx.class)
class WorkbenchViewTest {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 800;

    @TempDir
    Path folder;
    private Stage stage;
    private WorkbenchView view;

    @AfterEach
    void closeWindow() {
        JavaFx.run(() -> {
            view.close();
            stage.close();
        });
    }

    @Test
    void stepButtonMovesTheRequestsAndTheCounters() {
        openAndWait();
        assertThat(counters()).doesNotContain("1");
        click("#step-forward");
        click("#step-forward");
        JavaFx.until("the second step has been shown", () -> playback().stop() == 2 && !playback().active());
        assertThat(counters()).contains("1");
        click("#start");
        assertThat(counters()).doesNotContain("1");
    }

    @Test
    void keysPlayStepAndChooseTheUnit() {
        openAndWait();
        press(KeyCode.RIGHT);
        JavaFx.until("right has stepped", () -> playback().stop() == 1);
        press(KeyCode.U);
        JavaFx.until("U has chosen the next unit", () -> playback().unitProperty().get() == StepUnit.REQUEST);
        press(KeyCode.SPACE);
        JavaFx.until("space plays", () -> playback().playingProperty().get());
        press(KeyCode.SPACE);
        JavaFx.until("space pauses", () -> !playback().playingProperty().get());
        press(KeyCode.END);
        JavaFx.until("End shows the whole console", () -> textOf(".console .text-area").contains(Samples.PRINTED));
        press(KeyCode.DIGIT1);
        JavaFx.until("1 hides the first lane", () -> !playback().visible(0) && view.scene().getRoot().lookupAll(".lane").size() == 1);
        press(KeyCode.F6);
        JavaFx.until("F6 shows text", () -> view.scene().getRoot().lookup(".mirror") != null);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void styleSheetsFitTogether(Theme theme) throws IOException {
        JavaFx.run(() -> StyleManager.errorsProperty().clear());
        openAndWait();
        JavaFx.run(() -> {
            view.appearance().show(theme);
            playback().setMotion(false);
            playback().jump(2);
            playback().stepForward();
        });
        JavaFx.until("the window has been laid out", () -> view.scene().getRoot().lookup(".box:current") != null);
        Path picture = Files.createDirectories(Path.of("target", "pictures")).resolve(theme.id() + ".png");
        JavaFx.call(() -> {
            Png.write(view.scene().snapshot(null), picture);
            view.help();
            return picture;
        });
        JavaFx.until("the list of keys is shown", () -> view.scene().getRoot().lookup(".key") != null);
        List<String> complaints = JavaFx.call(() -> StyleManager.errorsProperty().stream().map(CssParser.ParseError::getMessage).distinct().toList());
        assertThat(complaints).isEmpty();
    }

    @Test
    void brokenScenarioIsExplainedInTheWindow() {
        open(_ -> {
            throw new Problem(Problem.Kind.INVALID_FILE, "S01.ring.json line 3: write a number");
        });
        JavaFx.until("the message is shown", () -> view.scene().getRoot().lookup("#message") != null);
        assertThat(JavaFx.call(() -> ((Labeled) view.scene().getRoot().lookup("#message")).getText())).contains("line 3");
    }

    @Test
    void cancelStopsTheRunAndOffersAnother() {
        CountDownLatch interrupted = new CountDownLatch(1);
        open(_ -> {
            try {
                Thread.sleep(60_000);
                return Samples.run();
            } catch (InterruptedException stopped) {
                interrupted.countDown();
                throw stopped;
            }
        });
        JavaFx.until("the run has begun", () -> view.scene().getRoot().lookup("#cancel") != null);
        click("#cancel");
        JavaFx.until("the message is shown", () -> view.scene().getRoot().lookup("#run-again") != null);
        JavaFx.until("the machines are told", () -> interrupted.getCount() == 0);
    }

    private void openAndWait() {
        open(_ -> Samples.run());
        JavaFx.until("the lanes are shown", () -> view.scene().getRoot().lookup(".player") != null);
        JavaFx.until("the counters are shown", () -> !counters().isEmpty());
    }

    private void open(RunSource source) {
        JavaFx.run(() -> {
            view = new WorkbenchView("S01", source, Settings.in(folder.resolve("workbench.properties")));
            stage = new Stage();
            stage.setScene(view.scene());
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
            stage.show();
            view.run();
        });
    }

    private PlaybackModel playback() {
        return view.playback().orElseThrow();
    }

    /// Every number in the counters table.
    private List<String> counters() {
        return JavaFx.call(() -> view.scene().getRoot().lookupAll("#counter-grid .figure").stream()
                .map(Labeled.class::cast).map(Labeled::getText).filter(text -> !text.isEmpty()).collect(Collectors.toList()));
    }

    private String textOf(String selector) {
        return view.scene().getRoot().lookup(selector) instanceof javafx.scene.control.TextInputControl input ? input.getText() : "";
    }

    private void click(String selector) {
        JavaFx.run(() -> {
            Node node = view.scene().getRoot().lookup(selector);
            Bounds place = node.localToScreen(node.getBoundsInLocal());
            Robot robot = new Robot();
            robot.mouseMove(place.getCenterX(), place.getCenterY());
            robot.mouseClick(MouseButton.PRIMARY);
        });
    }

    private void press(KeyCode key) {
        JavaFx.run(() -> new Robot().keyType(key));
    }
}
