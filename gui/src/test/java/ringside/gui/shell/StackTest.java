package ringside.gui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.gui.run.InstalledShelf;
import ringside.gui.run.Report;
import ringside.gui.run.Shelf;
import ringside.gui.theme.Theme;
import ringside.gui.theme.Zoom;
import ringside.workbench.Problem;
import ringside.workbench.inspect.CallStack.Frame;
import ringside.workbench.matrix.Matrix;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunOptions;
import ringside.workbench.run.RunResult;

/// The stack and the variables of real kernels in the window.
@ExtendWith(JavaFx.class)
class StackTest {
    @TempDir
    Path folder;

    /// Some of the real lanes.
    private record SomeLanes(Shelf whole, List<String> lanes) implements Shelf {
        @Override
        public List<Entry> scenarios() throws Problem {
            return whole.scenarios();
        }

        @Override
        public RunResult run(String scenario, RunOptions options, Progress progress) throws Problem, InterruptedException {
            return whole.run(scenario, options.withLanes(lanes), progress);
        }

        @Override
        public Matrix matrix(Report report) throws Problem, InterruptedException {
            return whole.matrix(report);
        }
    }

    private WindowDriver opened(String... lanes) {
        WindowDriver window = new WindowDriver(new SomeLanes(new InstalledShelf(Clock.systemUTC()), List.of(lanes)), folder);
        window.awaitLanes();
        JavaFx.run(() -> window.playback().setMotion(false));
        return window;
    }

    @SuppressWarnings("unchecked")
    private static List<Frame> frames(WindowDriver window) {
        return JavaFx.call(() -> List.copyOf(((ListView<Frame>) window.find("#stack-frames")).getItems()));
    }

    private static int variables(WindowDriver window) {
        return JavaFx.call(() -> ((TreeTableView<?>) window.find("#stack-variables")).getExpandedItemCount());
    }

    private static String where(WindowDriver window) {
        return JavaFx.call(() -> ((Labeled) window.find("#stack-where")).getText());
    }

    @Test
    void theStackFollowsTheCursorForwardsAndBackwards() {
        try (WindowDriver window = opened("mono", "micro")) {
            // First the place: a stack that was read somewhere else would be taken for this one.
            JavaFx.run(() -> window.playback().jump(4));
            window.type("v");
            window.await("#stack-frames");
            JavaFx.until("the stack is read", () -> !frames(window).isEmpty());
            var there = where(window);
            var stack = frames(window);
            JavaFx.run(() -> window.playback().stepForward());
            JavaFx.until("the next stack is read", () -> !where(window).equals(there));
            JavaFx.run(() -> window.playback().stepBack());
            JavaFx.until("the first stack is read again", () -> where(window).equals(there));
            assertThat(frames(window)).isEqualTo(stack);
            JavaFx.run(() -> window.playback().focusNextLane());
            JavaFx.until("the other lane's stack is read", () -> frames(window).stream().anyMatch(frame -> !frame.owner().equals("kernel")
                    && !stack.contains(frame)));
        }
    }

    @Test
    void codeThatFollowsTheSourceShowsVariablesAtTheSamePlace() {
        try (WindowDriver window = opened("mono")) {
            JavaFx.run(() -> window.playback().jump(4));
            window.type("v");
            window.await("#stack-frames");
            JavaFx.until("the stack is read", () -> !frames(window).isEmpty());
            assertThat(variables(window)).as("optimised code tells none").isZero();
            window.click("#code-line");
            JavaFx.until("the scenario has run again", () -> window.find("#stack-variables") != null && variables(window) > 0);
            assertThat(JavaFx.call(() -> window.playback().stop())).isEqualTo(4);
            assertThat(JavaFx.call(() -> ((Labeled) window.find(".run-facts")).getText())).endsWith("code line by line");
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, 2", "1280, 800, 4", "1920, 1080, 4"})
    void everythingIsReadable(int width, int height, int lanes) {
        try (WindowDriver window = opened(List.of("mono", "micro", "frame", "multi").subList(0, lanes).toArray(String[]::new))) {
            JavaFx.run(() -> window.playback().jump(6));
            window.type("V");
            window.await("#code-line");
            readable(window, width, height, "optimised-" + lanes);
            JavaFx.run(() -> ((ToggleButton) window.find("#code-line")).fire());
            JavaFx.until("the scenario has run again", () -> window.find("#stack-variables") != null && variables(window) > 0);
            readable(window, width, height, "variables-" + lanes);
        }
    }

    private static void readable(WindowDriver window, int width, int height, String name) {
        JavaFx.until("the stack is read", () -> !frames(window).isEmpty());
        JavaFx.run(() -> {
            TreeTableView<?> table = (TreeTableView<?>) window.find("#stack-variables");
            if (!table.getRoot().getChildren().isEmpty()) {
                table.getRoot().getChildren().forEach(row -> row.setExpanded(true));
            }
        });
        window.at(width, height, Zoom.forWidth(width), () -> {
            for (Theme theme : Theme.values()) {
                window.view().appearance().show(theme);
                window.view().scene().getRoot().applyCss();
                window.picture("stack-" + name + "-" + width + "-" + theme.id());
            }
            Layout layout = new Layout(window.view().scene().getRoot());
            assertThat(Stream.of(window.cutTexts(), layout.shortenedNames(), layout.overwrittenTexts(), layout.overlappingSiblings(),
                    layout.overlappingBoxes(), layout.scrolled()).flatMap(List::stream).toList()).isEmpty();
        });
    }

    @Test
    void objectsOpenByKeyboard() {
        try (WindowDriver window = opened("mono")) {
            JavaFx.run(() -> window.playback().jump(6));
            window.type("v");
            window.await("#code-line");
            window.click("#code-line");
            JavaFx.until("the scenario has run again", () -> window.find("#stack-variables") != null && variables(window) > 0);
            int before = JavaFx.call(() -> window.playback().stop());
            JavaFx.run(() -> window.find("#stack-frames").requestFocus());
            window.press(KeyCode.TAB);
            JavaFx.until("the variables have the focus", () -> window.view().scene().getFocusOwner() == window.find("#stack-variables"));
            int closed = variables(window);
            window.press(KeyCode.HOME);
            for (int row = 0; row < firstObject(window); row++) {
                window.press(KeyCode.DOWN);
            }
            window.press(KeyCode.RIGHT);
            JavaFx.until("the first object is open", () -> variables(window) > closed);
            assertThat(JavaFx.call(() -> window.playback().stop())).as("the key worked the table").isEqualTo(before);
        }
    }

    /// Row of the first variable that has parts.
    private static int firstObject(WindowDriver window) {
        return JavaFx.call(() -> {
            List<? extends TreeItem<?>> rows = ((TreeTableView<?>) window.find("#stack-variables")).getRoot().getChildren();
            return IntStream.range(0, rows.size()).filter(row -> !rows.get(row).isLeaf()).findFirst().orElseThrow();
        });
    }
}
