package ringside.gui.timeline;

import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Slider;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.playback.Timeline;

/// A slider over all stops, with a mark where a request begins.
public final class ScrubBar extends StackPane {
    /// More marks than this would be a solid line.
    private static final int MOST_MARKS = 300;
    private static final double MARK_HEIGHT = 8;

    private final PlaybackModel model;
    private final Slider slider = new Slider();
    private final Path marks = new Path();
    private final Region track = new MarkLayer();
    private Timeline marked;
    private boolean following;

    public ScrubBar(PlaybackModel model) {
        this.model = model;
        getStyleClass().add("scrub");
        slider.setAccessibleRole(AccessibleRole.SLIDER);
        slider.setBlockIncrement(1);
        slider.valueProperty().addListener((_, _, value) -> {
            if (!following) {
                model.jump((int) Math.round(value.doubleValue()));
            }
        });
        marks.getStyleClass().add("scrub-marks");
        marks.setManaged(false);
        track.setMouseTransparent(true);
        getChildren().addAll(track, slider);
        setPadding(new Insets(0, 4, 0, 4));
    }

    public void show(String where) {
        following = true;
        slider.setMax(model.timeline().last());
        slider.setValue(model.stop());
        slider.setAccessibleText(where);
        following = false;
        if (marked != model.timeline()) {
            marked = model.timeline();
            track.requestLayout();
        }
    }

    private void placeMarks(double width, double height) {
        marks.getElements().clear();
        Timeline timeline = model.timeline();
        double thumb = slider.lookup(".thumb") instanceof Region region ? region.getWidth() : 0;
        int count = 0;
        for (int stop = timeline.nextRequest(0); stop < timeline.last() && count < MOST_MARKS; stop = timeline.nextRequest(stop), count++) {
            double x = Math.floor(thumb / 2 + (width - thumb) * stop / timeline.last()) + 0.5;
            marks.getElements().addAll(new MoveTo(x, height - MARK_HEIGHT), new LineTo(x, height));
        }
    }

    private final class MarkLayer extends Region {
        MarkLayer() {
            getChildren().add(marks);
        }

        @Override
        protected void layoutChildren() {
            placeMarks(getWidth(), getHeight());
        }
    }
}
