package ringside.gui.lane;

import java.util.List;
import java.util.OptionalLong;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import ringside.gui.console.ConsoleView;
import ringside.gui.lane.LaneState.Activity;
import ringside.gui.narration.Figures;
import ringside.gui.narration.Narration;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.recording.LanePicture;
import ringside.gui.recording.LaneRecording;
import ringside.gui.timeline.EventListView;
import ringside.workbench.run.LaneRun;

/// One lane: header, drawing or its text mirror, narration, events and console.
public final class LaneView extends VBox {
    private final PlaybackModel playback;
    private final int index;
    private final LaneRun run;
    private final LaneModel model;
    private final Narration narration;
    private final PictureView picture;
    private final TextMirror mirror;
    private final StackPane stage;
    private final EventListView events;
    private final ConsoleView console;
    private final Label activity = new Label();
    private final Label sentence = new Label();
    /// Whether the present beat takes the request from one box to another.
    private boolean travels;

    /// @param index of the lane in the playback
    /// @param run   what else is known of the lane's run
    public LaneView(PlaybackModel playback, int index, LaneRun run) {
        LaneRecording recording = playback.lanes().get(index);
        this.playback = playback;
        this.index = index;
        this.run = run;
        this.model = new LaneModel(recording);
        this.narration = new Narration(recording);
        this.picture = new PictureView(recording.picture());
        this.mirror = new TextMirror(recording.picture());
        this.stage = new StackPane(picture);
        this.events = new EventListView(recording, position -> playback.select(index, position));
        this.console = new ConsoleView(recording);
        getStyleClass().addAll("lane", LaneIdentity.styleClass(recording.picture()));
        sentence.getStyleClass().add("narration");
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        sentence.setMinHeight(USE_PREF_SIZE);
        SplitPane details = new SplitPane(events, console);
        details.setDividerPositions(0.6);
        VBox upper = new VBox(stage, sentence);
        upper.getStyleClass().add("lane-upper");
        VBox.setVgrow(stage, Priority.ALWAYS);
        SplitPane split = new SplitPane(upper, details);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.66);
        SplitPane.setResizableWithParent(details, true);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(header(recording.picture()), split);
    }

    /// Moves the request on, nothing else having changed.
    public void move() {
        if (travels) {
            picture.move(playback.fraction());
        }
    }

    /// Draws the lane as the playback stands.
    public void show() {
        int position = playback.position(index);
        LaneModel.Moment moment = model.momentAt(position);
        boolean waiting = playback.waiting(index);
        List<String> way = model.way(playback.origin(index), position);
        travels = playback.fraction() < 1 && way.size() > 1;
        picture.show(travels ? way : model.latestStep(position), travels ? playback.fraction() : 1, moment);
        mirror.show(moment);
        activity.setText(activityText(moment.state(), waiting));
        sentence.setText(told(moment.state(), position, waiting));
        events.show(position);
        console.show(position);
    }

    /// Shows the drawing as text or as picture.
    public void showText(boolean text) {
        stage.getChildren().setAll(text ? mirror : picture);
    }

    private Region header(LanePicture lane) {
        Label glyph = new Label(LaneIdentity.glyph(lane));
        glyph.getStyleClass().add("lane-glyph");
        Label name = new Label(lane.label());
        name.getStyleClass().add("lane-name");
        activity.getStyleClass().add("lane-activity");
        activity.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox title = new HBox(glyph, name, space, activity);
        title.getStyleClass().add("lane-title");
        Label idea = new Label(lane.idea());
        idea.getStyleClass().add("lane-idea");
        idea.setWrapText(true);
        idea.setMinHeight(USE_PREF_SIZE);
        VBox header = new VBox(title, idea);
        header.getStyleClass().add("lane-header");
        header.setAccessibleText(lane.label() + ". " + lane.idea() + " Outcome: " + run.outcome());
        return header;
    }

    private String told(LaneState state, int position, boolean waiting) {
        if (playback.lanes().get(index).requests().isEmpty()) {
            return "This lane came to no request: " + run.outcome() + ". Its last events and its console show how far it came.";
        }
        if (state.activity() == Activity.NOT_STARTED) {
            return "The kernel has booted and started its programs; the first request comes next. Space plays, → steps.";
        }
        if (state.activity() == Activity.ENDED) {
            return "The run has ended: " + run.outcome() + ".";
        }
        String sentence = narration.sentence(position) + moment(state, position);
        return waiting ? sentence + " This lane waits for the others." : sentence;
    }

    /// When and where the present event happens, where that means something.
    private String moment(LaneState state, int position) {
        OptionalLong cycles = playback.lanes().get(index).cyclesInRequest(position);
        return cycles.isPresent() && state.activity() != Activity.REQUEST_DONE
                ? " (cycle " + Figures.grouped(cycles.getAsLong()) + ", ring " + state.ring() + ")" : "";
    }

    private static String activityText(LaneState state, boolean waiting) {
        if (!state.inRequest()) {
            return state.activity().label();
        }
        return "request " + state.request() + " · " + (waiting ? "waits" : state.activity().label());
    }
}
