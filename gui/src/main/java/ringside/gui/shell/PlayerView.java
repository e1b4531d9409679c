package ringside.gui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import ringside.gui.counters.RunFigures;
import ringside.gui.lane.Detail;
import ringside.gui.lane.LaneView;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.playback.Timeline;
import ringside.gui.run.Session;
import ringside.gui.run.StackReader;
import ringside.gui.stack.StackModel;
import ringside.gui.stack.StackView;
import ringside.gui.timeline.TimelineView;
import ringside.gui.timeline.TransportBar;
import ringside.workbench.architecture.Architecture.Profile;

/// A session on screen: lanes, counters, transport. Redrawn on every change of the playback, and only then.
public final class PlayerView extends VBox {
    private static final String LEGEND =
            "▶ where the processor is   ● the request   ✉ a message   ✹ a fault   ▂ share of the request's cycles";

    private final PlaybackModel playback;
    private final List<LaneView> lanes = new ArrayList<>();
    private final LaneGrid stage = new LaneGrid();
    private final Label legend = new Label(LEGEND);
    private final Dock dock;
    private final TransportBar transport;
    private final Heartbeat heartbeat;
    private final ExecutorService machines = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("stack").factory());
    private boolean asText;

    /// What the player showed, for another one to go on with.
    record Place(Dock.Panel panel, int stop, int lane) {}

    /// @param compile told which code the user wants to run instead
    public PlayerView(Session session, Consumer<Profile> compile) {
        playback = new PlaybackModel(session.lanes());
        heartbeat = new Heartbeat(playback);
        transport = new TransportBar(playback);
        getStyleClass().add("player");
        for (int lane = 0; lane < session.lanes().size(); lane++) {
            LaneView view = new LaneView(playback, lane, session.result().lanes().get(lane));
            view.setMinWidth(0);
            lanes.add(view);
        }
        StackReader reader = new StackReader(session.result().lanes(), machines, Platform::runLater);
        Profile profile = session.result().lanes().getFirst().architecture().profile();
        dock = new Dock(playback, lanes, new RunFigures(session), new StackView(new StackModel(reader), profile, compile));
        legend.getStyleClass().add("legend");
        legend.setMaxWidth(Double.MAX_VALUE);
        VBox.setVgrow(stage, Priority.ALWAYS);
        VBox content = new VBox(stage, legend, dock);
        content.getStyleClass().add("player-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll, transport);
        playback.revisionProperty().subscribe(this::show);
        dock.panelProperty().subscribe(this::show);
        playback.motionProperty().subscribe(() -> lanes.forEach(LaneView::move));
        show();
    }

    public PlaybackModel playback() {
        return playback;
    }

    public void toggleText() {
        asText = !asText;
        lanes.forEach(lane -> lane.showText(asText));
    }

    /// Shows something else below the lanes.
    public void nextPanel() {
        dock.next();
    }

    /// Shows the stack of the lane looked at.
    public void showStack() {
        dock.setPanel(Dock.Panel.STACK);
    }

    Place place() {
        return new Place(dock.panel(), playback.stop(), playback.focusedLane());
    }

    /// Goes to where another player was, as far as this run has such a place.
    void goTo(Place other) {
        playback.focusLane(Math.min(other.lane, playback.lanes().size() - 1));
        playback.jump(other.stop);
        dock.setPanel(other.panel);
    }

    /// The tracks, which appear where they are asked for.
    public TimelineView timeline() {
        return dock.timeline();
    }

    /// Puts the focus where a viewer wants it first.
    public void focusPlay() {
        transport.focusPlay();
    }

    /// Stops everything that runs by itself.
    public void close() {
        heartbeat.rest();
        machines.shutdownNow();
    }

    private void show() {
        List<LaneView> shown = new ArrayList<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (playback.visible(lane)) {
                shown.add(lanes.get(lane));
            }
        }
        Detail detail = dock.panel() == Dock.Panel.STACK ? Detail.COMPACT : Detail.forLanes(shown.size());
        stage.show(shown, detail);
        shown.forEach(LaneView::show);
        boolean roomForLegend = detail == Detail.FULL;
        legend.setVisible(roomForLegend);
        legend.setManaged(roomForLegend);
        dock.show();
        transport.show(whereItStands());
        heartbeat.follow();
    }

    private String whereItStands() {
        Timeline timeline = playback.timeline();
        int stop = playback.stop();
        int requests = playback.lanes().stream().mapToInt(lane -> lane.requests().size()).max().orElse(0);
        String part;
        if (stop == 0) {
            part = "Before the first request";
        } else if (stop == timeline.last()) {
            part = "End of the run";
        } else {
            part = "Request " + (timeline.request(stop) + 1) + " of " + requests;
        }
        return part + " · stop " + stop + " of " + timeline.last();
    }
}
