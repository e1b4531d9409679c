package ringside.gui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import ringside.gui.app.Png;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.run.Shelf;
import ringside.gui.theme.Settings;
import ringside.gui.theme.Zoom;

/// Opens the window as a user would see it and works it with mouse and keys.
final class WindowDriver implements AutoCloseable {
    /// The headless screen is 1000 pixels wide and high.
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 800;
    /// Some controls settle only when they are laid out again.
    private static final int LAYOUT_PASSES = 3;

    private final Stage stage;
    private final WorkbenchView view;

    /// @param settings folder for the window's settings, and for what it writes
    WindowDriver(Shelf shelf, Path settings) {
        view = JavaFx.call(() -> new WorkbenchView("S01", shelf, Settings.in(settings.resolve("workbench.properties")),
                (_, _) -> Optional.of(settings)));
        stage = JavaFx.call(() -> {
            Stage window = new Stage();
            window.setScene(view.scene());
            window.setX(0);
            window.setY(0);
            window.setWidth(WIDTH);
            window.setHeight(HEIGHT);
            view.appearance().show(Zoom.NORMAL);
            window.show();
            view.offerScenarios();
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
        clickAt(selector, 0.5);
    }

    /// @param share of the width, from the left, at which to click
    void clickAt(String selector, double share) {
        JavaFx.run(() -> {
            Node node = find(selector);
            // What has just been put into the window has no place before the next layout.
            node.getScene().getRoot().applyCss();
            node.getScene().getRoot().layout();
            Bounds place = node.localToScreen(node.getBoundsInLocal());
            Robot robot = new Robot();
            robot.mouseMove(place.getMinX() + share * place.getWidth(), place.getCenterY());
            robot.mouseClick(MouseButton.PRIMARY);
        });
    }

    /// Types a character, whichever key of whichever keyboard it is on.
    void type(String character) {
        JavaFx.run(() -> Event.fireEvent(view.scene().getRoot(),
                new KeyEvent(KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false)));
    }

    /// Presses a key while another one is held.
    void press(KeyCode held, KeyCode key) {
        JavaFx.run(() -> {
            Robot robot = new Robot();
            robot.keyPress(held);
            robot.keyType(key);
            robot.keyRelease(held);
        });
    }

    /// Looks at the window as it would be at a size, which may be larger than the headless screen.
    void at(int width, int height, Zoom zoom, Runnable look) {
        JavaFx.run(() -> {
            view.appearance().show(zoom);
            Parent root = view.scene().getRoot();
            root.resize(width, height);
            for (int pass = 0; pass < LAYOUT_PASSES; pass++) {
                root.applyCss();
                root.layout();
            }
            look.run();
        });
    }

    /// Every shown text that has no room for all its letters.
    List<String> cutTexts() {
        return JavaFx.call(() -> Stream.of(".label", ".button", ".toggle-button")
                .flatMap(selector -> view.scene().getRoot().lookupAll(selector).stream())
                .filter(WindowDriver::shown).map(Labeled.class::cast).filter(each -> each.getText() != null && !each.getText().isEmpty()).filter(WindowDriver::isCut).map(Labeled::getText).toList());
    }

    private static boolean isCut(Labeled labeled) {
        return labeled.getChildrenUnmodifiable().stream().filter(Text.class::isInstance).map(Text.class::cast)
                .anyMatch(text -> !text.getText().equals(labeled.getText()) || text.getLayoutBounds().getHeight() > labeled.getHeight() + 1);
    }

    static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    void press(KeyCode key) {
        JavaFx.run(() -> new Robot().keyType(key));
    }

    /// Draws the window into a file under `target/pictures`, for people to look at.
    void picture(String name) {
        JavaFx.run(() -> {
            try {
                Path file = Files.createDirectories(Path.of("target", "pictures")).resolve(name + ".png");
                Png.write(view.scene().getRoot().snapshot(null, null), file);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }
}
