package ringside.gui.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import ringside.gui.control.Choice;
import ringside.gui.counters.CounterGrid;
import ringside.gui.counters.RunFigures;
import ringside.gui.lane.Detail;
import ringside.gui.lane.LaneIdentity;
import ringside.gui.lane.LaneView;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.recording.LanePicture;
import ringside.gui.stack.StackView;
import ringside.gui.timeline.TimelineView;

/// Below the lanes: counters, timeline, stack or details of the lane in focus, or figures of the run, one at a time.
final class Dock extends VBox {
    private final PlaybackModel playback;
    private final List<LaneView> lanes;
    private final CounterGrid counters;
    private final TimelineView timeline;
    private final RunFigures figures;
    private final StackView stack;
    private final ReadOnlyObjectWrapper<Panel> panel = new ReadOnlyObjectWrapper<>(Panel.COUNTERS);
    private final StackPane body = new StackPane();
    private final HBox tools = new HBox();
    private final HBox focused = new HBox();
    private final Label glyph = new Label();
    private final Label sentence = new Label();

    /// What the dock can show.
    enum Panel {
        COUNTERS("counters"), TIMELINE("timeline"), STACK("stack and variables"), EVENTS("events and console"), FIGURES("figures of the run");

        private final String label;

        Panel(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /// @param figures of the run as a whole
    Dock(PlaybackModel playback, List<LaneView> lanes, RunFigures figures, StackView stack) {
        this.playback = playback;
        this.lanes = List.copyOf(lanes);
        this.figures = figures;
        this.stack = stack;
        this.counters = new CounterGrid(playback);
        this.timeline = new TimelineView(playback);
        getStyleClass().add("dock");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(new Choice<>("Show", List.of(Panel.values()), Panel::label, panel, this::setPanel), space, tools);
        head.getStyleClass().add("dock-head");
        head.setAlignment(Pos.CENTER_LEFT);
        tools.setAlignment(Pos.CENTER_RIGHT);
        glyph.getStyleClass().add("lane-glyph");
        glyph.setMinWidth(USE_PREF_SIZE);
        sentence.setWrapText(true);
        focused.getChildren().addAll(glyph, sentence);
        focused.setId("focused-narration");
        focused.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(focused, head, body);
        setMinHeight(USE_PREF_SIZE);
        show(Panel.COUNTERS);
    }

    void show() {
        boolean compact = compact();
        boolean briefLanes = compact || panel.get() == Panel.STACK;
        focused.setVisible(briefLanes);
        focused.setManaged(briefLanes);
        stack.suit(Detail.forLanes(playback.visibleLanes()));
        int lane = playback.focusedLane();
        LanePicture picture = playback.lanes().get(lane).picture();
        focused.getStyleClass().setAll("narration", "focused-narration", LaneIdentity.styleClass(picture));
        glyph.setText(LaneIdentity.glyph(picture));
        sentence.setText(picture.label() + ": " + lanes.get(lane).told());
        if (panel.get() == Panel.EVENTS && !compact) {
            setPanel(Panel.COUNTERS);
        } else if (panel.get() == Panel.EVENTS) {
            body.getChildren().setAll(lanes.get(lane).details());
        }
        if (panel.get() == Panel.STACK) {
            stack.look(lane, playback.position(lane));
        }
        counters.show();
        timeline.show();
    }

    /// Shows the timeline, where it is worked by keys.
    TimelineView timeline() {
        if (panel.get() != Panel.TIMELINE) {
            setPanel(Panel.TIMELINE);
        }
        return timeline;
    }

    /// The next thing to show; events only where the lanes do not show them themselves.
    void next() {
        List<Panel> offered = Arrays.stream(Panel.values()).filter(each -> each != Panel.EVENTS || compact()).toList();
        setPanel(offered.get((offered.indexOf(panel.get()) + 1) % offered.size()));
    }

    private boolean compact() {
        return Detail.forLanes(playback.visibleLanes()) == Detail.COMPACT;
    }

    Panel panel() {
        return panel.get();
    }

    ReadOnlyObjectProperty<Panel> panelProperty() {
        return panel.getReadOnlyProperty();
    }

    void setPanel(Panel value) {
        panel.set(value);
        show(value);
        show();
    }

    private void show(Panel value) {
        tools.getChildren().setAll(new ArrayList<Node>(switch (value) {
            case COUNTERS -> List.of(counters.tools());
            case TIMELINE -> List.of(timeline.tools());
            case STACK -> List.of(stack.tools());
            case EVENTS, FIGURES -> List.of();
        }));
        body.getChildren().setAll(switch (value) {
            case COUNTERS -> counters;
            case TIMELINE -> timeline;
            case STACK -> stack;
            case EVENTS -> lanes.get(playback.focusedLane()).details();
            case FIGURES -> figures;
        });
    }
}
