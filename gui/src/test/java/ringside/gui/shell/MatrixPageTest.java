package ringside.gui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.css.StyleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.CssParser;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ringside.gui.sample.SampleShelf;
import ringside.gui.sample.Samples;
import ringside.gui.theme.Theme;
import ringside.gui.theme.Zoom;

@ExtendWith(JavaFx.class)
class MatrixPageTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyCellShowsItsEvidenceAndThePublishedRating(Theme theme) {
        JavaFx.run(() -> StyleManager.errorsProperty().clear());
        try (WindowDriver window = opened()) {
            JavaFx.run(() -> window.view().appearance().show(theme));
            assertThat(text(window, "#cell-performance-mono .matrix-own")).contains("◇ modelled");
            assertThat(text(window, "#cell-performance-mono .matrix-published")).isEqualTo("published +++++");
            assertThat(text(window, "#cell-fault-isolation-micro .matrix-absent")).isEqualTo("not measured");
            assertThat(text(window, "#cell-safety-exo .matrix-own")).contains("◆ measured");
            assertThat(text(window, "#cell-safety-exo .matrix-published")).isEqualTo("published + ≠");
            assertThat(text(window, "#cell-fault-isolation-uni .matrix-published")).isEqualTo("published N/A");
            window.at(1280, 800, Zoom.NORMAL, () -> {
                window.picture("matrix-" + theme.id());
                assertThat(window.cutTexts()).isEmpty();
            });
            assertThat(JavaFx.call(() -> StyleManager.errorsProperty().stream().map(CssParser.ParseError::getMessage).distinct().toList())).isEmpty();
        }
    }

    @Test
    void totalsFollowTheWeights() {
        try (WindowDriver window = opened()) {
            String before = text(window, "#total-exo");
            JavaFx.run(() -> ((Slider) window.find("#weight-performance")).setValue(50));
            assertThat(text(window, "#total-exo")).isNotEqualTo(before);
            assertThat(text(window, "#presets")).isEqualTo("weights of your own");
            String ranked = text(window, "#ranking");
            JavaFx.run(() -> ((MenuButton) window.find("#presets")).getItems().getFirst().fire());
            assertThat(text(window, "#presets")).isNotEqualTo("weights of your own");
            assertThat(text(window, "#ranking")).isNotEqualTo(ranked);
        }
    }

    @Test
    void cellExplainsItself() {
        try (WindowDriver window = opened()) {
            window.click("#cell-performance-mono");
            JavaFx.until("the explanation is shown", () -> explanation() != null);
            List<String> lines = JavaFx.call(() -> explanation().getChildrenUnmodifiable().stream().map(Labeled.class::cast).map(Labeled::getText).toList());
            assertThat(lines).anyMatch(line -> line.startsWith("Formula: "))
                    .anyMatch(line -> line.contains("S01") && line.contains("1f2e3d4c5b6a") && line.contains("teaching-default"));
        }
    }

    @Test
    void matrixIsWrittenInThreeFormats() throws IOException {
        try (WindowDriver window = opened()) {
            window.click("#export-json");
            window.click("#export-csv");
            window.click("#export-markdown");
            JavaFx.until("the last file is there", () -> Files.exists(folder.resolve("matrix.md")));
            assertThat(Files.readString(folder.resolve("matrix.json"))).contains("\"ringside.matrix\"");
            assertThat(Files.readString(folder.resolve("matrix.csv"))).startsWith("criterion,option,");
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString())).as("no half-written file is left")
                        .filteredOn(name -> !name.startsWith("workbench")).containsExactlyInAnyOrder("matrix.json", "matrix.csv", "matrix.md");
            }
        }
    }

    @Test
    void keyLeadsToTheMatrixAndBack() {
        try (WindowDriver window = opened()) {
            assertThat(JavaFx.call(window.view()::playback)).as("keys of the lanes rest").isEmpty();
            window.press(KeyCode.CONTROL, KeyCode.M);
            JavaFx.until("the lanes are back", () -> window.find(".player") != null && window.view().playback().isPresent());
        }
    }

    private WindowDriver opened() {
        WindowDriver window = new WindowDriver(SampleShelf.of(Samples.run()), folder);
        window.awaitLanes();
        window.click("#page");
        window.await(".matrix-grid");
        return window;
    }

    private static String text(WindowDriver window, String selector) {
        return JavaFx.call(() -> ((Labeled) window.find(selector)).getText());
    }

    private static Parent explanation() {
        return (Parent) Window.getWindows().stream().filter(PopupWindow.class::isInstance)
                .map(popup -> popup.getScene().getRoot().lookup("#cell-explanation")).filter(node -> node != null).findFirst().orElse(null);
    }
}
