package ringside.gui.lane;

import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import ringside.gui.recording.LanePicture.Box;

/// One component or device in the drawing: its name, whether the processor is in it, and its share of the request's cycles.
final class BoxView extends Region {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final double LEAST_EMS = 3.6;
    private static final double DOCK_SHARE = 0.62;

    private final Box box;
    private final String place;
    private final Label name = new Label();
    private final Region load = new Region();
    private final Tooltip hint = new Tooltip();
    private double share;

    /// @param place where the box is, for people who do not see it: "ring 0, domain kernel"
    BoxView(Box box, String place) {
        this.box = box;
        this.place = place;
        getStyleClass().addAll("box", box.kind() == Box.Kind.DEVICE ? "device" : "component");
        name.setText(box.id());
        name.getStyleClass().add("box-name");
        load.getStyleClass().add("box-load");
        load.setManaged(false);
        name.setManaged(false);
        getChildren().addAll(load, name);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        Tooltip.install(this, hint);
        describe(false);
    }

    String id() {
        return box.id();
    }

    /// Width that the name and a token need.
    double nameWidth() {
        return Math.max(LEAST_EMS * name.getFont().getSize(), name.prefWidth(-1) + 10);
    }

    /// Point at which a token rests, in the coordinates of the parent.
    Point2D dock() {
        return new Point2D(getLayoutX() + getWidth() / 2, getLayoutY() + getHeight() * DOCK_SHARE);
    }

    /// @param running whether the processor is in it now
    /// @param program name of the program that ran last, empty where none did
    /// @param cycles  share of the request's cycles spent here so far, 0 to 1
    void show(boolean running, String program, double cycles) {
        pseudoClassStateChanged(CURRENT, running);
        name.setText(box.perProcess() && !program.isEmpty() ? program : box.id());
        share = cycles;
        describe(running);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double line = name.prefHeight(-1) + 4;
        name.resizeRelocate(2, 1, Math.max(0, getWidth() - 4), box.kind() == Box.Kind.DEVICE ? getHeight() - 2 : Math.min(line, getHeight() - 2));
        double bar = Math.max(3, getHeight() * 0.06);
        load.resizeRelocate(4, getHeight() - bar - 3, Math.max(0, (getWidth() - 8) * share), bar);
    }

    private void describe(boolean running) {
        String part = share > 0 ? ", " + Math.round(share * 100) + " % of the request's cycles so far" : "";
        String mode = box.mode().isEmpty() ? "" : ", " + box.mode();
        String text = name.getText() + ", " + place + mode + (running ? ", running now" : "") + part;
        setAccessibleText(text);
        hint.setText(text);
    }
}
