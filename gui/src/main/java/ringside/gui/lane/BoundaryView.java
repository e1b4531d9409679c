package ringside.gui.lane;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import ringside.workbench.architecture.Architecture.Line;

/// What lies between two bands, and how often the request has crossed it.
final class BoundaryView extends Region {
    private final Line line;
    private final Region stroke = new Region();
    private final Label badge = new Label();
    private Detail detail = Detail.FULL;
    private long shown;

    BoundaryView(Line line) {
        this.line = line;
        getStyleClass().add("boundary");
        stroke.getStyleClass().add(switch (line) {
            case SOLID -> "boundary-solid";
            case DOTTED -> "boundary-dotted";
            case GAP -> "boundary-gap";
        });
        badge.getStyleClass().add("boundary-badge");
        badge.setVisible(line == Line.SOLID);
        stroke.setManaged(false);
        badge.setManaged(false);
        getChildren().addAll(stroke, badge);
        show(0);
    }

    void setDetail(Detail value) {
        detail = value;
        show(shown);
    }

    /// @param crossings changes of ring in the request so far
    void show(long crossings) {
        shown = crossings;
        String name = detail == Detail.FULL ? "hardware boundary" : "hardware";
        badge.setText(crossings == 0 ? name : name + " · crossed " + crossings + "×");
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return line == Line.SOLID ? badge.prefHeight(-1) + 2 : 6;
    }

    @Override
    protected void layoutChildren() {
        double thickness = stroke.prefHeight(-1);
        stroke.resizeRelocate(0, Math.floor((getHeight() - thickness) / 2), getWidth(), thickness);
        double width = Math.min(getWidth(), badge.prefWidth(-1));
        badge.resizeRelocate(Math.floor((getWidth() - width) / 2), 1, width, badge.prefHeight(-1));
    }
}
