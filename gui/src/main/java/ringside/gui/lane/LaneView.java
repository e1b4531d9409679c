package ringside.gui.lane;

import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.recording.Condition;
import ringside.gui.recording.LaneRecording;
import ringside.gui.recording.Spread;
import ringside.workbench.run.LaneRun;

/// One lane: header, drawing or its text mirror, narration and, where there is room, events and console.
public final class LaneView extends VBox {
    private static final PseudoClass IN_FOCUS = PseudoClass.getPseudoClass("in-focus");
    private static final PseudoClass ALARM = PseudoClass.getPseudoClass("alarm");
    private static final PseudoClass SMALL = PseudoClass.getPseudoClass("compact");
    private static final double DRAWING_SHARE = 0.66;

    private final PlaybackModel playback;
    private final int index;
    private final Ending ending;
    private final LaneModel model;
    private final Spread spread;
    private final LaneTeller teller;
    private final LaneHeader header;
    private final PictureView picture;
    private final TextMirror mirror;
    private final StackPane stage;
    private final Label sentence = new Label();
    private final LaneDetails details;
    private final SplitPane split = new SplitPane();
    private Detail detail;
    /// Whether the present beat takes the request from one box to another.
    private boolean travels;

    /// @param index of the lane in the playback
    /// @param run   what else is known of the lane's run
    public LaneView(PlaybackModel playback, int index, LaneRun run) {
        LaneRecording recording = playback.lanes().get(index);
        this.playback = playback;
        this.index = index;
        this.ending = Ending.of(run);
        this.model = new LaneModel(recording);
        this.spread = Spread.of(run, recording.faults());
        this.teller = new LaneTeller(recording, ending);
        this.header = new LaneHeader(recording.picture());
        this.picture = new PictureView(recording.picture());
        this.mirror = new TextMirror(recording.picture());
        this.stage = new StackPane(picture);
        this.details = new LaneDetails(recording, position -> playback.select(index, position));
        getStyleClass().addAll("lane", LaneIdentity.styleClass(recording.picture()));
        sentence.getStyleClass().add("narration");
        sentence.setMaxWidth(Double.MAX_VALUE);
        sentence.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(stage, Priority.ALWAYS);
        split.setOrientation(Orientation.VERTICAL);
        VBox.setVgrow(split, Priority.ALWAYS);
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> {
            if (playback.focusedLane() != index) {
                playback.focusLane(index);
            }
        });
        setDetail(Detail.FULL);
    }

    /// Arranges the lane for the room there is.
    public void setDetail(Detail wanted) {
        if (wanted == detail) {
            return;
        }
        detail = wanted;
        header.setDetail(wanted);
        picture.setDetail(wanted);
        VBox upper = new VBox(stage, sentence);
        VBox.setVgrow(upper, Priority.ALWAYS);
        switch (wanted) {
            case FULL -> {
                split.getItems().setAll(upper, details);
                split.setDividerPositions(DRAWING_SHARE);
                getChildren().setAll(header, split);
            }
            case COMPACT -> {
                split.getItems().clear();
                getChildren().setAll(header, upper);
            }
        }
        pseudoClassStateChanged(SMALL, wanted == Detail.COMPACT);
    }

    /// Events and console, which whoever arranges the lanes may show elsewhere while the lane itself has no room for them.
    public LaneDetails details() {
        return details;
    }

    /// What happens at the cursor, in a sentence.
    public String told() {
        return sentenceNow();
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
        LaneModel.Moment told = model.momentAt(position);
        LaneModel.Moment moment = told.withPrograms(spread.programs(told.state().programs(), position));
        List<String> way = model.way(playback.origin(index), position);
        travels = playback.fraction() < 1 && way.size() > 1;
        LaneRecording recording = playback.lanes().get(index);
        Map<String, Condition> conditions = spread.boxes(recording.picture(), moment.state().programs(), position);
        picture.show(travels ? way : model.latestStep(position), travels ? playback.fraction() : 1, moment, conditions);
        mirror.show(moment, conditions);
        boolean over = ending.toldAt(moment.state().activity());
        header.show(over ? ending.word() : teller.activity(moment.state(), playback.waiting(index)), ending.outcome());
        sentence.setText(over ? ending.word() + ": " + ending.outcome()
                : detail == Detail.FULL ? sentenceNow() : teller.brief(moment.state(), position));
        sentence.setWrapText(over || detail == Detail.FULL || moment.state().activity() == LaneState.Activity.ENDED);
        sentence.pseudoClassStateChanged(ALARM, over);
        pseudoClassStateChanged(IN_FOCUS, detail == Detail.COMPACT && playback.focusedLane() == index);
        details.show(position);
    }

    /// Shows the drawing as text or as picture.
    public void showText(boolean text) {
        stage.getChildren().setAll(text ? mirror : picture);
    }

    private String sentenceNow() {
        int position = playback.position(index);
        return teller.sentence(model.at(position), position, playback.waiting(index));
    }
}
