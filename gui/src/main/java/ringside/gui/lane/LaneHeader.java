package ringside.gui.lane;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import ringside.gui.recording.LanePicture;

/// Who the lane is, what it does, and its idea or, where there is little room, what tells it from the others.
final class LaneHeader extends VBox {
    private static final double HINT_WIDTH = 420;

    private final LanePicture lane;
    private final Label activity = new Label();
    private final Label explanation = new Label();

    LaneHeader(LanePicture lane) {
        this.lane = lane;
        getStyleClass().add("lane-header");
        Label glyph = new Label(LaneIdentity.glyph(lane));
        glyph.getStyleClass().add("lane-glyph");
        glyph.setMinWidth(USE_PREF_SIZE);
        Label name = new Label(lane.label());
        name.getStyleClass().add("lane-name");
        activity.getStyleClass().add("lane-activity");
        activity.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox title = new HBox(glyph, name, space, activity);
        title.getStyleClass().add("lane-title");
        explanation.getStyleClass().add("lane-idea");
        explanation.setWrapText(true);
        explanation.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(title, explanation);
        Tooltip hint = new Tooltip(lane.label() + ": " + lane.idea() + "\nHere: " + lane.difference() + ".");
        hint.setWrapText(true);
        hint.setMaxWidth(HINT_WIDTH);
        Tooltip.install(this, hint);
        setDetail(Detail.FULL);
    }

    void setDetail(Detail detail) {
        explanation.setText(switch (detail) {
            case FULL -> lane.idea();
            case COMPACT -> lane.difference();
        });
    }

    /// @param outcome how the run ended
    void show(String now, String outcome) {
        activity.setText(now);
        setAccessibleText(lane.label() + ". " + lane.idea() + " Outcome: " + outcome);
    }
}
