package ringside.gui.lane;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import ringside.gui.recording.Condition;
import ringside.gui.recording.LanePicture.Box;

/// One component or device in the drawing: its name, whether the processor is in it, and its share of the request's cycles.
final class BoxView extends Region {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final double LEAST_EMS = 3.6;
    private static final double LEAST_COMPACT_EMS = 2.7;
    private static final double TOKEN_EMS = 2.4;
    private static final double SIGN_EMS = 0.4;
    private static final double EDGE = 2;
    /// Shorter than this, in pixels, a bar is a speck.
    private static final double LEAST_BAR = 4;
    private static final double DOCK_SHARE = 0.62;
    /// Below this height, in letters, the token stands beside the name instead of below it.
    private static final double LOW_EMS = 3.4;

    private final Box box;
    private final String place;
    private final Label name = new Label();
    private final Region load = new Region();
    private final Tooltip hint = new Tooltip();
    private final ConditionMark mark = new ConditionMark();
    private Optional<Condition> condition = Optional.empty();
    private String fullName;
    private double share;
    private Detail detail = Detail.FULL;

    /// @param place where the box is, for people who do not see it: "ring 0, domain kernel"
    BoxView(Box box, String place) {
        this.box = box;
        this.place = place;
        this.fullName = box.component();
        getStyleClass().addAll("box", box.kind() == Box.Kind.DEVICE ? "device" : "component");
        name.setText(fullName);
        name.getStyleClass().add("box-name");
        load.getStyleClass().add("box-load");
        load.setManaged(false);
        name.setManaged(false);
        mark.setManaged(false);
        getChildren().addAll(load, mark, name);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        Tooltip.install(this, hint);
        describe(false);
    }

    Box box() {
        return box;
    }

    /// Width that the name and a token need. Where boxes are low, the token of a program's request rests beside its
    /// name, and so does the sign of what a fault did to a component.
    double nameWidth() {
        double em = name.getFont().getSize();
        double least = detail == Detail.FULL ? LEAST_EMS : LEAST_COMPACT_EMS;
        double beside = detail == Detail.FULL || box.kind() == Box.Kind.DEVICE ? 0 : em * (box.program() ? TOKEN_EMS : SIGN_EMS);
        return Math.max(least * em, textWidth(fullName) + beside + nameFrame() + 2 * EDGE);
    }

    void setDetail(Detail value) {
        detail = value;
    }

    /// Point at which a token rests, in the coordinates of the parent.
    Point2D dock() {
        double em = name.getFont().getSize();
        boolean low = getHeight() < LOW_EMS * em;
        double beside = Math.max(getWidth() / 2, Math.min(textWidth(fullName) + 2 * em, getWidth() - em));
        return new Point2D(getLayoutX() + (low ? beside : getWidth() / 2), getLayoutY() + getHeight() * (low ? 0.5 : DOCK_SHARE));
    }

    /// @param after what a fault did to it
    void show(LaneModel.Moment moment, Optional<Condition> after) {
        condition = after;
        boolean running = moment.state().concerns(box.id());
        pseudoClassStateChanged(CURRENT, running);
        fullName = moment.state().nameOf(box);
        share = moment.shares().getOrDefault(box.id(), 0.0);
        describe(running);
        mark.show(after);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double room = Math.max(0, getWidth() - 2 * EDGE);
        name.setText(Abbreviation.fitting(fullName, room - nameFrame(), this::textWidth));
        double line = name.prefHeight(-1) + 4;
        boolean whole = box.kind() == Box.Kind.DEVICE || getHeight() < LOW_EMS * name.getFont().getSize();
        name.resizeRelocate(EDGE, 1, room, whole ? getHeight() - 2 : Math.min(line, getHeight() - 2));
        boolean beside = line + mark.wordHeight() > getHeight();
        mark.keepFree(beside ? EDGE + nameFrame() + textWidth(name.getText()) : 0);
        mark.resizeRelocate(0, 0, getWidth(), getHeight());
        double bar = Math.max(3, getHeight() * 0.06);
        double length = Math.max(0, (getWidth() - 8) * share);
        load.resizeRelocate(4, getHeight() - bar - 3, length, bar);
        load.setVisible(length >= LEAST_BAR);
    }

    /// What the label needs beside its text.
    private double nameFrame() {
        return name.snappedLeftInset() + name.snappedRightInset() + 1;
    }

    private double textWidth(String text) {
        Text measured = new Text(text);
        measured.setFont(name.getFont());
        return Math.ceil(measured.getLayoutBounds().getWidth());
    }

    private void describe(boolean running) {
        String part = share > 0 ? ", " + Math.round(share * 100) + " % of the request's cycles so far" : "";
        String mode = box.mode().isEmpty() ? "" : ", " + box.mode();
        String text = fullName + ", " + place + mode + (running ? ", running now" : "") + part
                + condition.map(after -> ", " + after.word()).orElse("");
        setAccessibleText(text);
        hint.setText(text);
    }
}
