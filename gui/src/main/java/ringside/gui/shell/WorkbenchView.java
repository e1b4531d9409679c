package ringside.gui.shell;

import atlantafx.base.controls.ModalPane;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.feather.Feather;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.run.RunSource;
import ringside.gui.run.RunTask;
import ringside.gui.run.Session;
import ringside.gui.theme.Appearance;
import ringside.gui.theme.Settings;
import ringside.gui.theme.Zoom;
import ringside.workbench.Problem;

/// The whole window: runs the scenario and shows, in this order, progress, then the session or a message.
public final class WorkbenchView implements KeyMap.Window {
    private final String scenario;
    private final RunSource source;
    private final BorderPane page = new BorderPane();
    private final ModalPane modal = new ModalPane();
    private final HeaderBar header;
    private final StatusBar status = new StatusBar();
    private final Label runFacts = new Label();
    private final Scene scene;
    private final Appearance appearance;
    private Optional<PlayerView> player = Optional.empty();
    private RunTask task;

    /// @param scenario name to show until the run says more
    public WorkbenchView(String scenario, RunSource source, Settings settings) {
        this.scenario = scenario;
        this.source = source;
        header = new HeaderBar(new HeaderBar.Commands(this::toggleTheme, this::toggleText, this::run, this::zoomOut, this::zoomIn, this::help));
        page.getStyleClass().add("workbench");
        page.setTop(header);
        page.setBottom(status);
        runFacts.getStyleClass().add("run-facts");
        runFacts.setMaxHeight(Double.MAX_VALUE);
        status.getRightItems().add(runFacts);
        scene = new Scene(new StackPane(page, modal));
        appearance = new Appearance(scene, settings);
        appearance.themeProperty().subscribe(header::showTheme);
        KeyMap keys = new KeyMap(this);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> keys.pressed(event, scene.getFocusOwner()));
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> keys.typed(event, scene.getFocusOwner()));
        Platform.getPreferences().reducedMotionProperty().subscribe(reduced -> playback().ifPresent(playback -> playback.setMotion(!reduced)));
        header.showScenario(scenario);
        header.showNoLanes();
    }

    public Scene scene() {
        return scene;
    }

    public Appearance appearance() {
        return appearance;
    }

    /// Runs the scenario from the beginning.
    public void run() {
        run(_ -> { });
    }

    /// Runs the scenario and reports how it went once the result is on screen: nothing, or the reason why there is none.
    public void run(Consumer<Optional<Problem>> shown) {
        closePlayer();
        task = new RunTask(source);
        status.setText("Running");
        runFacts.setText("");
        LoadingView loading = new LoadingView(scenario, task);
        page.setCenter(loading);
        loading.focusCancel();
        task.setOnSucceeded(_ -> {
            show(task.getValue());
            shown.accept(Optional.empty());
        });
        task.setOnCancelled(_ -> {
            status.setText("Cancelled");
            String explanation = "The run of " + scenario + " was stopped before it had ended.";
            page.setCenter(new MessageView(Feather.PAUSE_CIRCLE, "Cancelled", explanation, this::run));
            shown.accept(Optional.of(new Problem(Problem.Kind.NOTHING_TO_DO, "the run of " + scenario + " was cancelled")));
        });
        task.setOnFailed(_ -> {
            Problem problem = asProblem(task.getException());
            showProblem(problem);
            shown.accept(Optional.of(problem));
        });
        task.start();
    }

    /// Stops everything that runs for this window.
    public void close() {
        closePlayer();
        if (task != null) {
            task.cancel();
        }
    }

    @Override
    public Optional<PlaybackModel> playback() {
        return player.map(PlayerView::playback);
    }

    @Override
    public void toggleText() {
        player.ifPresent(PlayerView::toggleText);
    }

    @Override
    public void zoomIn() {
        appearance.setZoom(appearance.zoomProperty().get().larger());
    }

    @Override
    public void zoomOut() {
        appearance.setZoom(appearance.zoomProperty().get().smaller());
    }

    @Override
    public void zoomNormal() {
        appearance.setZoom(Zoom.NORMAL);
    }

    @Override
    public void help() {
        if (modal.isDisplay()) {
            modal.hide();
        } else {
            modal.show(new KeyHelp(runFacts.getFont().getSize()));
        }
    }

    @Override
    public void nextPanel() {
        player.ifPresent(PlayerView::nextPanel);
    }

    private void toggleTheme() {
        appearance.toggleTheme();
    }

    private void show(Session session) {
        PlayerView view = new PlayerView(session);
        view.playback().setMotion(!Platform.getPreferences().isReducedMotion());
        player = Optional.of(view);
        var result = session.result();
        header.showScenario(result.scenario().id() + " — " + result.scenario().title());
        header.showLanes(view.playback());
        status.setText(RunSummary.of(result));
        runFacts.setText(RunSummary.facts(result));
        page.setCenter(view);
        view.focusPlay();
    }

    private void showProblem(Problem problem) {
        status.setText("No run to show");
        Node message = new MessageView(Feather.ALERT_TRIANGLE, "The scenario could not be run", problem.getMessage(), this::run);
        page.setCenter(message);
    }

    private void closePlayer() {
        player.ifPresent(PlayerView::close);
        player = Optional.empty();
        header.showNoLanes();
    }

    private static Problem asProblem(Throwable thrown) {
        return thrown instanceof Problem problem ? problem
                : new Problem(Problem.Kind.DEFECT, "the workbench failed: " + thrown + "; please report this with the scenario's name", thrown);
    }
}
