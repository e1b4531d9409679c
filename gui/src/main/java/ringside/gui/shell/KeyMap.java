package ringside.gui.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.playback.StepUnit;

/// What each key does. Keys that write text are left alone while something that takes text has the focus, and a control that was
/// reached by keyboard keeps the keys that work it.
final class KeyMap {
    /// For people: keys and what they do.
    static final List<Map.Entry<String, String>> HELP = List.of(
            Map.entry("Space", "play or pause"),
            Map.entry("← →", "one step back or forward"),
            Map.entry("Shift + ← →", "previous or next request"),
            Map.entry("[ ]", "one hop back or forward"),
            Map.entry(", .", "one event back or forward"),
            Map.entry("Ctrl + ← →", "previous or next fault"),
            Map.entry("G", "go to an event by number or words"),
            Map.entry("W S A D F", "timeline: less or more time, earlier, later, all"),
            Map.entry("Home or R, End", "start or end of the run"),
            Map.entry("U", "next step unit: event, hop, request"),
            Map.entry("C", "align lanes by request or by cycle"),
            Map.entry("+ −", "faster or slower"),
            Map.entry("1 … 6", "show or hide a lane"),
            Map.entry("Alt + 1 … 6", "show one lane alone"),
            Map.entry("0", "show all lanes"),
            Map.entry("L", "look at the next lane"),
            Map.entry("T", "what is below the lanes: counters, timeline, stack…"),
            Map.entry("V", "Java stack and variables of the lane looked at"),
            Map.entry("F6", "drawings as text"),
            Map.entry("Ctrl + + − 0", "larger, smaller, normal size"),
            Map.entry("Ctrl + O", "open another scenario"),
            Map.entry("Ctrl + M", "lanes or decision matrix"),
            Map.entry("?", "this list"));
    private static final double FASTER = Math.pow(10, 0.25);

    private final Window window;

    KeyMap(Window window) {
        this.window = window;
    }

    /// What the keys work on.
    interface Window {
        /// The lanes, while they are what is shown.
        Optional<PlayerView> player();

        default Optional<PlaybackModel> playback() {
            return player().map(PlayerView::playback);
        }

        void toggleText();

        void zoomIn();

        void zoomOut();

        void zoomNormal();

        void help();

        void goToEvent();

        void chooseScenario();

        void togglePage();
    }

    void pressed(KeyEvent event, Node focus) {
        boolean done = event.isShortcutDown() ? shortcut(event)
                : event.isAltDown() ? window.playback().isPresent() && solo(event, window.playback().get())
                : event.getCode() == KeyCode.F6 ? run(window::toggleText)
                : !keepsKeys(focus, event.getCode()) && window.playback().isPresent() && move(event, window.playback().get());
        if (done) {
            event.consume();
        }
    }

    void typed(KeyEvent event, Node focus) {
        boolean writing = focus instanceof TextInputControl text && text.isEditable();
        if (writing || event.isShortcutDown() || event.isAltDown() || event.getCharacter().isEmpty()) {
            return;
        }
        char key = event.getCharacter().charAt(0);
        if (key == '?') {
            window.help();
        } else if (window.player().isPresent() && !panel(key, window.player().get())) {
            character(key, window.player().get().playback());
        }
    }

    /// Keys of what lies below the lanes, in either case.
    private boolean panel(char key, PlayerView player) {
        return switch (key) {
            case 't', 'T' -> run(player::nextPanel);
            case 'v', 'V' -> run(player::showStack);
            case 'w', 'W' -> run(() -> player.timeline().closer());
            case 's', 'S' -> run(() -> player.timeline().wider());
            case 'a', 'A' -> run(() -> player.timeline().earlier());
            case 'd', 'D' -> run(() -> player.timeline().later());
            case 'f', 'F' -> run(() -> player.timeline().fit());
            case 'g', 'G' -> run(window::goToEvent);
            default -> false;
        };
    }

    private boolean shortcut(KeyEvent event) {
        return switch (event.getCode()) {
            case LEFT -> run(() -> window.playback().ifPresent(PlaybackModel::previousFault));
            case RIGHT -> run(() -> window.playback().ifPresent(PlaybackModel::nextFault));
            case O -> run(window::chooseScenario);
            case M -> run(window::togglePage);
            case PLUS, EQUALS, ADD -> run(window::zoomIn);
            case MINUS, SUBTRACT -> run(window::zoomOut);
            case DIGIT0, NUMPAD0 -> run(window::zoomNormal);
            default -> false;
        };
    }

    private static boolean solo(KeyEvent event, PlaybackModel playback) {
        String key = event.getCode().getChar();
        boolean lane = event.getCode().isDigitKey() && key.charAt(0) >= '1' && key.charAt(0) <= '6';
        return lane && run(() -> playback.soloLane(key.charAt(0) - '1'));
    }

    private static boolean move(KeyEvent event, PlaybackModel playback) {
        return switch (event.getCode()) {
            case SPACE -> run(playback::togglePlay);
            case LEFT -> run(event.isShiftDown() ? playback::previousRequest : playback::stepBack);
            case RIGHT -> run(event.isShiftDown() ? playback::nextRequest : playback::stepForward);
            case HOME -> run(playback::toStart);
            case END -> run(playback::toEnd);
            default -> false;
        };
    }

    private static void character(char key, PlaybackModel playback) {
        switch (key) {
            case 'u', 'U' -> playback.setUnit(playback.unitProperty().get().next());
            case 'c', 'C' -> playback.setAlignment(playback.alignmentProperty().get().other());
            case 'r', 'R' -> playback.toStart();
            case '+' -> playback.setSpeed(playback.speedProperty().get() * FASTER);
            case '-' -> playback.setSpeed(playback.speedProperty().get() / FASTER);
            case '[' -> step(playback, StepUnit.HOP, playback::stepBack);
            case ']' -> step(playback, StepUnit.HOP, playback::stepForward);
            case ',' -> step(playback, StepUnit.EVENT, playback::stepBack);
            case '.' -> step(playback, StepUnit.EVENT, playback::stepForward);
            case '1', '2', '3', '4', '5', '6' -> playback.toggleLane(key - '1');
            case '0' -> playback.showAllLanes();
            case 'l', 'L' -> playback.focusNextLane();
            default -> { }
        }
    }

    private static void step(PlaybackModel playback, StepUnit unit, Runnable step) {
        if (playback.unitProperty().get() != unit) {
            playback.setUnit(unit);
        }
        step.run();
    }

    private static boolean keepsKeys(Node focus, KeyCode key) {
        if (focus == null || !focus.isFocusVisible()) {
            return false;
        }
        boolean moves = key == KeyCode.LEFT || key == KeyCode.RIGHT || key == KeyCode.HOME || key == KeyCode.END;
        return focus instanceof ButtonBase && key == KeyCode.SPACE || (focus instanceof Slider || focus instanceof TreeTableView) && moves;
    }

    private static boolean run(Runnable action) {
        action.run();
        return true;
    }
}
