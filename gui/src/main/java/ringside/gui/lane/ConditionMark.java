package ringside.gui.lane;

import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import ringside.gui.control.InkedRegion;
import ringside.gui.recording.Condition;

/// What a fault did to a component, over its box: a pattern and a word, never only a colour.
final class ConditionMark extends InkedRegion {
    private static final double HATCH = 9;
    private static final double FRAME = 9;
    private static final double WEIGHT = 1.4;
    private static final double STRENGTH = 0.55;
    /// Height in letters that a name and a word below it need.
    private static final double LOW_EMS = 3.6;

    private final Canvas canvas = new Canvas();
    private final Label word = new Label();
    private Optional<Condition> shown = Optional.empty();
    private double nameWidth;

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

    @Override
    protected void recoloured() {
        draw();
    }

    @Override
    protected void layoutChildren() {
        draw();
        word.setText(fitting(getWidth() - (isLow(getHeight()) ? nameWidth : 0)));
        word.setVisible(!word.getText().isEmpty());
        double height = word.prefHeight(-1);
        double shownWidth = Math.min(getWidth(), word.prefWidth(-1));
        word.resizeRelocate(Math.max(0, getWidth() - shownWidth - 2), Math.max(0, getHeight() - height - 2), shownWidth, height);
    }

    /// Tells what the name takes of a box of one line; the condition stands beside it there, in a higher box below it.
    void leave(double width) {
        nameWidth = width;
        requestLayout();
    }

    /// The word, or a brief one where there is little room. In a box of one line nothing says that nothing happened.
    private String fitting(double room) {
        return shown.filter(condition -> condition != Condition.SURVIVED || !isLow(getHeight()))
                .map(condition -> textWidth(condition.word()) + FRAME <= room ? condition.word() : condition.brief()).orElse("");
    }

    private boolean isLow(double height) {
        return height < LOW_EMS * word.getFont().getSize();
    }

    private double textWidth(String text) {
        Text measured = new Text(text);
        measured.setFont(word.getFont());
        return Math.ceil(measured.getLayoutBounds().getWidth());
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
