package ringside.gui.timeline;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import ringside.gui.control.IconButton;
import ringside.gui.lane.LaneIdentity;
import ringside.gui.narration.Figures;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.recording.LaneRecording;

/// The recorded traces along their cycles, one track for each lane shown. Every lane counts from the opening of its first request, so
/// that lengths can be compared.
public final class TimelineView extends VBox {
    private static final double CLOSER = 0.7;
    private static final double PAN_SHARE = 0.2;
    private static final double WHEEL_PIXELS = 400;

    private final PlaybackModel playback;
    private final List<TrackModel> models = new ArrayList<>();
    private final List<TrackCanvas> tracks = new ArrayList<>();
    private final List<HBox> rows = new ArrayList<>();
    private final Label scale = new Label();
    private final HBox tools;
    private final TimeWindow fitting;
    private final TimeWindow all;
    private TimeWindow window;

    public TimelineView(PlaybackModel playback) {
        this.playback = playback;
        getStyleClass().add("timeline");
        for (int lane = 0; lane < playback.lanes().size(); lane++) {
            row(lane);
        }
        long last = models.stream().mapToLong(TrackModel::last).max().orElse(1);
        all = new TimeWindow(Math.min(0, models.stream().mapToLong(TrackModel::first).min().orElse(0)), last + 1);
        fitting = new TimeWindow(Math.min(0, last), last + 1);
        window = fitting;
        scale.getStyleClass().add("timeline-scale");
        scale.setMinWidth(USE_PREF_SIZE);
        tools = new HBox(scale,
                new IconButton("timeline-closer", Feather.PLUS, "See less time (W)", this::closer),
                new IconButton("timeline-wider", Feather.MINUS, "See more time (S)", this::wider),
                new IconButton("timeline-earlier", Feather.ARROW_LEFT, "Earlier (A)", this::earlier),
                new IconButton("timeline-later", Feather.ARROW_RIGHT, "Later (D)", this::later),
                new IconButton("timeline-fit", Feather.MAXIMIZE_2, "See all requests (F)", this::fit));
        tools.getStyleClass().add("timeline-tools");
        tools.setAlignment(Pos.CENTER_RIGHT);
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
    }

    public HBox tools() {
        return tools;
    }

    public TimeWindow window() {
        return window;
    }

    public void closer() {
        zoom(CLOSER, cursor());
    }

    public void wider() {
        zoom(1 / CLOSER, cursor());
    }

    public void earlier() {
        see(window.moved(-PAN_SHARE, all));
    }

    public void later() {
        see(window.moved(PAN_SHARE, all));
    }

    /// Shows everything from the first request on.
    public void fit() {
        see(fitting);
    }

    public void show() {
        List<HBox> shown = new ArrayList<>();
        for (int lane = 0; lane < tracks.size(); lane++) {
            if (playback.visible(lane)) {
                tracks.get(lane).show(window, playback.position(lane));
                shown.add(rows.get(lane));
            }
        }
        if (!getChildren().equals(shown)) {
            getChildren().setAll(shown);
        }
        scale.setText("cycles " + Figures.grouped(window.from()) + " to " + Figures.grouped(window.to()) + " after the first request opened");
    }

    private void row(int lane) {
        LaneRecording recording = playback.lanes().get(lane);
        TrackModel model = new TrackModel(recording);
        TrackCanvas track = new TrackCanvas(recording, model, position -> playback.select(lane, position));
        Label glyph = new Label(LaneIdentity.glyph(recording.picture()));
        glyph.getStyleClass().add("lane-glyph");
        HBox name = new HBox(glyph, new Label(recording.picture().id()));
        name.getStyleClass().addAll("lane-cell", "track-name");
        name.setAlignment(Pos.CENTER_LEFT);
        HBox row = new HBox(name, track);
        row.getStyleClass().addAll("track-row", LaneIdentity.styleClass(recording.picture()));
        HBox.setHgrow(track, Priority.ALWAYS);
        VBox.setVgrow(row, Priority.ALWAYS);
        models.add(model);
        tracks.add(track);
        rows.add(row);
    }

    private long cursor() {
        int lane = playback.focusedLane();
        return playback.lanes().get(lane).moment(playback.position(lane));
    }

    private void wheel(ScrollEvent event) {
        TrackCanvas track = tracks.getFirst();
        if (event.isControlDown()) {
            double x = track.sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
            zoom(event.getDeltaY() > 0 ? CLOSER : 1 / CLOSER, window.cycle(x, track.getWidth()));
        } else {
            see(window.moved(-(event.getDeltaY() + event.getDeltaX()) / WHEEL_PIXELS, all));
        }
        event.consume();
    }

    private void zoom(double factor, long around) {
        see(window.zoomed(factor, Math.clamp(around, window.from(), window.to()), all));
    }

    private void see(TimeWindow wanted) {
        window = wanted;
        show();
    }
}
