package ringside.gui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import ringside.gui.app.Png;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.run.RunSource;
import ringside.gui.theme.Settings;

/// Opens the window as a user would see it and works it with mouse and keys.
final class WindowDriver implements AutoCloseable {
    /// The headless screen is 1000 pixels wide and high.
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 800;

    private final Stage stage;
    private final WorkbenchView view;

    /// @param settings folder for the window's settings
    WindowDriver(RunSource source, Path settings) {
        view = JavaFx.call(() -> new WorkbenchView("S01", source, Settings.in(settings.resolve("workbench.properties"))));
        stage = JavaFx.call(() -> {
            Stage window = new Stage();
            window.setScene(view.scene());
            window.setX(0);
            window.setY(0);
            window.setWidth(WIDTH);
            window.setHeight(HEIGHT);
            window.show();
            view.run();
            return window;
        });
    }

    @Override
    public void close() {
        JavaFx.run(() -> {
            view.close();
            stage.close();
        });
    }

    WorkbenchView view() {
        return view;
    }

    PlaybackModel playback() {
        return view.playback().orElseThrow();
    }

    void awaitLanes() {
        JavaFx.until("the lanes are shown", () -> find(".player") != null && !counters().isEmpty());
    }

    void await(String selector) {
        JavaFx.until(selector + " is shown", () -> find(selector) != null);
    }

    Node find(String selector) {
        return view.scene().getRoot().lookup(selector);
    }

    /// Every number in the counters grid, row by row.
    List<String> counters() {
        return JavaFx.call(() -> view.scene().getRoot().lookupAll("#counter-grid .figure").stream()
                .map(Labeled.class::cast).map(Labeled::getText).toList());
    }

    /// The number of one lane and one measure.
    String counter(String lane, String measure) {
        return JavaFx.call(() -> ((Labeled) find("#" + lane + "-" + measure)).getText());
    }

    /// Texts of all controls for text that match, in order of the lanes.
    List<String> texts(String selector) {
        return JavaFx.call(() -> view.scene().getRoot().lookupAll(selector).stream()
                .filter(TextInputControl.class::isInstance).map(TextInputControl.class::cast).map(TextInputControl::getText).toList());
    }

    void click(String selector) {
        JavaFx.run(() -> {
            Node node = find(selector);
            Bounds place = node.localToScreen(node.getBoundsInLocal());
            Robot robot = new Robot();
            robot.mouseMove(place.getCenterX(), place.getCenterY());
            robot.mouseClick(MouseButton.PRIMARY);
        });
    }

    void press(KeyCode key) {
        JavaFx.run(() -> new Robot().keyType(key));
    }

    /// Draws the window into a file under `target/pictures`, for people to look at.
    void picture(String name) throws IOException {
        Path file = Files.createDirectories(Path.of("target", "pictures")).resolve(name + ".png");
        JavaFx.call(() -> {
            Png.write(view.scene().snapshot(null), file);
            return file;
        });
    }
}
