package ringside.gui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.gui.run.InstalledShelf;
import ringside.gui.sample.SampleShelf;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunOptions;

/// A kernel of the user's own in the window, made of the sources of an existing one.
class SeventhLaneTest {
    private static final Path MODEL = Path.of("../arch-monolithic");

    @TempDir
    private static Path folder;
    @TempDir
    private Path settings;

    @BeforeAll
    static void compilesItsAuthorsSources() throws Exception {
        var command = new ArrayList<>(List.of("-g", "--release", "25", "-d", folder.toString(), "-classpath", System.getProperty("ringside.guest")));
        try (var sources = Files.walk(MODEL.resolve("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java")).sorted().forEach(file -> command.add(file.toString()));
        }
        var messages = new StringWriter();
        var writer = new PrintWriter(messages);
        assertThat(ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, command.toArray(String[]::new))).as(messages.toString()).isZero();
        Files.writeString(folder.resolve("architecture.json"), Files.readString(MODEL.resolve("architecture.json"))
                .replaceFirst("\"id\": \"\\w+\", \"order\": \\d+, \"label\": \"[^\"]+\"", "\"id\": \"seventh\", \"order\": 9, \"label\": \"The Seventh\""));
    }

    @Test
    void itStandsBesideTheOthersWithFiguresOfItsOwn() {
        var shelf = new InstalledShelf(Clock.systemUTC(), List.of(folder));
        try (WindowDriver window = new WindowDriver(SampleShelf.running(() -> shelf.run("S01", RunOptions.asWritten(), Progress.none())), settings)) {
            window.awaitLanes();
            assertThat(JavaFx.call(() -> window.view().scene().getRoot().lookupAll(".lane-name").stream()
                    .map(Labeled.class::cast).map(Labeled::getText).toList())).hasSize(7).contains("The Seventh", "Exokernel");
            JavaFx.run(window.playback()::toEnd);
            assertThat(window.counter("seventh", "ringChanges")).isEqualTo(window.counter("mono", "ringChanges")).isEqualTo("128");
        }
    }
}
