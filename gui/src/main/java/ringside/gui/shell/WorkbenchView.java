package ringside.gui.shell;

import atlantafx.base.controls.ModalPane;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.feather.Feather;
import ringside.gui.matrix.FolderChooser;
import ringside.gui.run.LaneTask;
import ringside.gui.run.Session;
import ringside.gui.run.Shelf;
import ringside.gui.theme.Appearance;
import ringside.gui.theme.Settings;
import ringside.gui.theme.Zoom;
import ringside.workbench.Problem;
import ringside.workbench.architecture.Architecture.Profile;
import ringside.workbench.run.RunOptions;

/// The whole window: runs the scenario and shows, in this order, progress, then the session or a message. The decision matrix is a page
/// of its own, computed when it is first asked for.
public final class WorkbenchView implements KeyMap.Window {
    private final Shelf shelf;
    private final BorderPane page = new BorderPane();
    private final ModalPane modal = new ModalPane();
    private final HeaderBar header;
    private final StatusBar status = new StatusBar();
    private final Label runFacts = new Label();
    private final Scene scene;
    private final Appearance appearance;
    private final MatrixDesk desk;
    private List<Shelf.Entry> offered = List.of();
    private String scenario;
    private Optional<PlayerView> player = Optional.empty();
    private Node lanesPage = new StackPane();
    private LaneTask<Session> task;
    private String eventWanted = "";
    private RunOptions options = RunOptions.asWritten();
    private Optional<PlayerView.Place> resumed = Optional.empty();

    /// @param scenario id of the scenario to run first
    /// @param folders  asks where to write files
    public WorkbenchView(String scenario, Shelf shelf, Settings settings, FolderChooser folders) {
        this.scenario = scenario;
        this.shelf = shelf;
        header = new HeaderBar(new HeaderBar.Commands(this::toggleTheme, this::toggleText, this::togglePage, this::run, this::zoomOut,
                this::zoomIn, this::help));
        desk = new MatrixDesk(shelf, folders, status::setText);
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

    /// Offers the scenarios there are, once they have been looked up.
    public void offerScenarios() {
        LaneTask<List<Shelf.Entry>> lookUp = new LaneTask<>(_ -> shelf.scenarios());
        lookUp.setOnSucceeded(_ -> offer(lookUp.getValue()));
        lookUp.setOnFailed(_ -> status.setText(Problems.of(lookUp.getException()).getMessage()));
        lookUp.start();
    }

    private void offer(List<Shelf.Entry> entries) {
        offered = entries;
        header.offer(entries, this::open);
        if (player.isEmpty()) {
            header.showScenario(titleOf(scenario));
        }
    }

    /// Id and title, or the id alone as long as the title is not known.
    private String titleOf(String id) {
        return offered.stream().filter(entry -> entry.id().equals(id)).map(Shelf.Entry::heading).findFirst().orElse(id);
    }

    /// Runs another scenario.
    public void open(String id) {
        scenario = id;
        header.showScenario(titleOf(id));
        run();
    }

    /// Runs the scenario from the beginning.
    public void run() {
        run(_ -> { });
    }

    /// Runs the scenario and reports how it went once the result is on screen: nothing, or the reason why there is none.
    public void run(Consumer<Optional<Problem>> shown) {
        closeRun();
        String running = scenario;
        RunOptions chosen = options;
        task = new LaneTask<>(progress -> Session.of(shelf.run(running, chosen, progress)));
        status.setText("Running");
        runFacts.setText("");
        runFacts.setTooltip(null);
        LoadingView loading = new LoadingView("Running " + titleOf(scenario), task);
        showLanes(loading);
        loading.focusCancel();
        task.setOnSucceeded(_ -> {
            show(task.getValue());
            shown.accept(Optional.empty());
        });
        task.setOnCancelled(_ -> {
            status.setText("Cancelled");
            String explanation = "The run of " + scenario + " was stopped before it had ended.";
            showLanes(new MessageView(Feather.PAUSE_CIRCLE, "Cancelled", explanation, this::run));
            shown.accept(Optional.of(new Problem(Problem.Kind.NOTHING_TO_DO, "the run of " + scenario + " was cancelled")));
        });
        task.setOnFailed(_ -> {
            Problem problem = Problems.of(task.getException());
            showProblem(problem);
            shown.accept(Optional.of(problem));
        });
        task.start();
    }

    /// Runs the scenario again with code compiled otherwise, and shows the same place of it.
    private void compileFor(Profile profile) {
        options = options.withProfile(profile);
        resumed = player.map(PlayerView::place);
        run();
    }

    /// Stops everything that runs for this window.
    public void close() {
        closeRun();
        desk.close();
    }

    private void closeRun() {
        closePlayer();
        if (task != null) {
            task.setOnCancelled(null);
            task.cancel();
        }
    }

    /// Shows a page of the lanes' side, and that side.
    private void showLanes(Node wanted) {
        lanesPage = wanted;
        page.setCenter(wanted);
        header.showPage(false);
    }

    @Override
    public void togglePage() {
        boolean matrix = page.getCenter() == lanesPage;
        page.setCenter(matrix ? desk : lanesPage);
        header.showPage(matrix);
        if (matrix) {
            desk.open();
        }
    }

    @Override
    public void chooseScenario() {
        header.chooseScenario();
    }

    @Override
    public void goToEvent() {
        playback().ifPresent(playback -> {
            int lane = playback.focusedLane();
            var recording = playback.lanes().get(lane);
            var search = new GoToEvent.Search(recording, playback.position(lane));
            GoToEvent question = new GoToEvent(search, eventWanted, runFacts.getFont().getSize(), (text, position) -> {
                eventWanted = text;
                modal.hide();
                playback.select(lane, position);
            });
            modal.show(question);
            question.focusNumber();
        });
    }

    @Override
    public Optional<PlayerView> player() {
        return page.getCenter() == lanesPage ? player : Optional.empty();
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

    private void toggleTheme() {
        appearance.toggleTheme();
    }

    private void show(Session session) {
        PlayerView view = new PlayerView(session, this::compileFor);
        view.playback().setMotion(!Platform.getPreferences().isReducedMotion());
        player = Optional.of(view);
        var result = session.result();
        header.showScenario(new Shelf.Entry(result.scenario().id(), result.scenario().title()).heading());
        header.showLanes(view.playback());
        status.setText(RunSummary.of(result));
        runFacts.setText(RunSummary.facts(result));
        runFacts.setTooltip(new Tooltip(RunSummary.traces(result)));
        showLanes(view);
        resumed.ifPresent(view::goTo);
        resumed = Optional.empty();
        view.focusPlay();
    }

    private void showProblem(Problem problem) {
        status.setText("No run to show");
        Node message = new MessageView(Feather.ALERT_TRIANGLE, "The scenario could not be run", problem.getMessage(), this::run);
        showLanes(message);
    }

    private void closePlayer() {
        player.ifPresent(PlayerView::close);
        player = Optional.empty();
        header.showNoLanes();
    }
}
