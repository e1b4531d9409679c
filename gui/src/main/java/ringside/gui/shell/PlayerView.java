package ringside.gui.shell;

import java.util.ArrayList;
import java.util.List;
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
import ringside.gui.timeline.TimelineView;
import ringside.gui.timeline.TransportBar;

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
    private boolean asText;

    public PlayerView(Session session) {
        playback = new PlaybackModel(session.lanes());
        heartbeat = new Heartbeat(playback);
        transport = new TransportBar(playback);
        getStyleClass().add("player");
        for (int lane = 0; lane < session.lanes().size(); lane++) {
            LaneView view = new LaneView(playback, lane, session.result().lanes().get(lane));
            view.setMinWidth(0);
            lanes.add(view);
        }
        dock = new Dock(playback, lanes, new RunFigures(session));
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
    }

    private void show() {
        List<LaneView> shown = new ArrayList<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (playback.visible(lane)) {
                shown.add(lanes.get(lane));
            }
        }
        stage.show(shown);
        shown.forEach(LaneView::show);
        boolean roomForLegend = Detail.forLanes(shown.size()) == Detail.FULL;
        legend.setVisible(roomForLegend);
        legend.setManaged(roomForLegend);
        dock.show();
        transport.show(place());
        heartbeat.follow();
    }

    private String place() {
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
