package ringside.gui.lane;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import ringside.gui.control.InkedRegion;
import ringside.gui.recording.Condition;

/// What a fault did to a component, over its box: a pattern and a word or its sign, never only a colour.
final class ConditionMark extends InkedRegion {
    private static final PseudoClass SIGN = PseudoClass.getPseudoClass("sign");
    private static final double HATCH = 9;
    private static final double MARGIN = 2;
    private static final double WEIGHT = 1.4;
    private static final double STRENGTH = 0.55;

    private final Canvas canvas = new Canvas();
    private final Label word = new Label();
    private Optional<Condition> shown = Optional.empty();
    private double taken;

    ConditionMark() {
        setMouseTransparent(true);
        word.getStyleClass().add("condition-word");
        canvas.setManaged(false);
        word.setManaged(false);
        getChildren().addAll(canvas, word);
        setVisible(false);
    }

    void show(Optional<Condition> condition) {
        shown = condition;
        setVisible(condition.isPresent());
        requestLayout();
    }

    /// Height of a word.
    double wordHeight() {
        return word.prefHeight(-1);
    }

    /// @param width at the left that the word must leave free
    void keepFree(double width) {
        taken = width;
        requestLayout();
    }

    @Override
    protected void recoloured() {
        draw();
    }

    @Override
    protected void layoutChildren() {
        draw();
        double room = Math.max(0, getWidth() - taken - 2 * MARGIN);
        word.pseudoClassStateChanged(SIGN, false);
        word.setText(shown.map(Condition::word).orElse(""));
        if (word.prefWidth(-1) > room) {
            word.setText(shown.map(Condition::sign).orElse(""));
            word.pseudoClassStateChanged(SIGN, true);
            word.applyCss();
        }
        double height = word.prefHeight(-1);
        double width = word.prefWidth(-1);
        // Where not even a sign has room, that nothing happened is said by the plain box.
        word.setVisible(width <= room || shown.filter(condition -> condition == Condition.SURVIVED).isEmpty());
        word.resizeRelocate(getWidth() - width - MARGIN, Math.max(0, getHeight() - height - MARGIN), width, height);
    }

    private void draw() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        pen.setStroke(alarm());
        pen.setGlobalAlpha(STRENGTH);
        pen.setLineWidth(WEIGHT);
        shown.ifPresent(condition -> {
            switch (condition) {
                case SURVIVED, RESTARTED -> { }
                case SUSPECT -> hatch(pen, false);
                case DAMAGED -> hatch(pen, true);
                case LOST -> cross(pen);
            }
        });
    }

    private void hatch(GraphicsContext pen, boolean both) {
        for (double x = -getHeight(); x < getWidth(); x += HATCH) {
            pen.strokeLine(x, getHeight(), x + getHeight(), 0);
            if (both) {
                pen.strokeLine(x, 0, x + getHeight(), getHeight());
            }
        }
    }

    private void cross(GraphicsContext pen) {
        pen.setLineWidth(2 * WEIGHT);
        pen.strokeLine(3, 3, getWidth() - 3, getHeight() - 3);
        pen.strokeLine(3, getHeight() - 3, getWidth() - 3, 3);
    }
}
