package ringside.gui.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import ringside.gui.app.StartOptions.Size;
import ringside.gui.matrix.FolderChooser;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.run.InstalledShelf;
import ringside.gui.shell.WorkbenchView;
import ringside.gui.theme.Settings;
import ringside.gui.theme.Zoom;
import ringside.workbench.Problem;

/// The one window of the program.
final class WorkbenchWindow {
    private static final Size USUAL = new Size(1440, 900);
    /// Styles, layout and fonts have settled by then.
    private static final Duration SETTLING = Duration.millis(400);

    private final StartOptions options;
    private final IntConsumer exit;

    /// @param exit gets the exit status when the window is gone
    WorkbenchWindow(StartOptions options, IntConsumer exit) {
        this.options = options;
        this.exit = exit;
    }

    /// Shows the window and starts the run. On the JavaFX thread.
    void open() {
        WorkbenchView view = new WorkbenchView(options.scenario(), new InstalledShelf(Clock.systemUTC(), options.architectures()), Settings.ofUser(),
                FolderChooser.ofDesktop());
        options.theme().ifPresent(view.appearance()::show);
        options.zoom().or(() -> options.size().map(size -> Zoom.forWidth(size.width()))).ifPresent(view.appearance()::show);
        Stage stage = new Stage();
        stage.setTitle("Ringside");
        stage.setScene(view.scene());
        place(stage);
        stage.setOnHidden(_ -> {
            view.close();
            exit.accept(0);
        });
        stage.show();
        view.offerScenarios();
        view.run(outcome -> options.screenshot().ifPresent(file -> draw(view, file, outcome)));
    }

    private void place(Stage stage) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Size size = options.size().orElse(USUAL);
        stage.setX(screen.getMinX());
        stage.setY(screen.getMinY());
        stage.setWidth(Math.min(size.width(), screen.getWidth()));
        stage.setHeight(Math.min(size.height(), screen.getHeight()));
    }

    private void draw(WorkbenchView view, Path file, Optional<Problem> outcome) {
        outcome.ifPresent(problem -> System.err.println("ringside: " + problem.getMessage()));
        options.at().ifPresent(stop -> view.playback().ifPresent(playback -> arriveAt(playback, stop)));
        PauseTransition settling = new PauseTransition(SETTLING);
        settling.setOnFinished(_ -> {
            try {
                Png.write(view.scene().snapshot(null), file);
                exit.accept(outcome.map(problem -> problem.kind().exitStatus()).orElse(0));
            } catch (IOException failed) {
                System.err.println("ringside: cannot write " + file + ": " + failed.getMessage());
                exit.accept(Problem.Kind.USAGE.exitStatus());
            }
        });
        settling.play();
    }

    /// The last step is made, not jumped, so that the picture shows where the requests come from.
    private static void arriveAt(PlaybackModel playback, int stop) {
        playback.setMotion(false);
        playback.jump(stop - 1);
        playback.stepForward();
    }
}
