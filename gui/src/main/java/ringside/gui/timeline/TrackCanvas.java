package ringside.gui.timeline;

import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import ringside.gui.control.InkedRegion;
import ringside.gui.recording.FaultMark;
import ringside.gui.recording.LaneRecording;
import ringside.gui.recording.RequestSpan;
import ringside.gui.timeline.TrackModel.Strip;

/// The track of one lane: a band of components for each core, ring 3 above ring 0, ticks where requests open, bursts where something
/// goes wrong, and the cursor. Pressing and dragging moves the cursor.
final class TrackCanvas extends InkedRegion {
    private static final double[] SHADES = {1, 0.62, 0.4, 0.8, 0.5, 0.7, 0.3};
    private static final double TICKS = 4;
    private static final double LEAST_TICK_DISTANCE = 4;
    private static final double FONT_SIZE = 10;
    private static final double BURST = 5;
    private static final double CURSOR = 2;

    private final LaneRecording recording;
    private final TrackModel model;
    private final Canvas canvas = new Canvas();
    private final Region cursor = new Region();
    private TimeWindow window = new TimeWindow(0, 1);
    private int position;

    /// @param scrub is told the position the user points at
    TrackCanvas(LaneRecording recording, TrackModel model, IntConsumer scrub) {
        this.recording = recording;
        this.model = model;
        getStyleClass().add("lane-track");
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText("Timeline of " + recording.picture().label());
        cursor.getStyleClass().add("track-cursor");
        cursor.setMouseTransparent(true);
        canvas.setManaged(false);
        cursor.setManaged(false);
        getChildren().addAll(canvas, cursor);
        setMinSize(0, 0);
        setPrefSize(1, 1);
        addEventHandler(MouseEvent.ANY, event -> {
            if (event.getEventType() == MouseEvent.MOUSE_PRESSED || event.getEventType() == MouseEvent.MOUSE_DRAGGED) {
                scrub.accept(model.positionAt(window.cycle(Math.clamp(event.getX(), 0, getWidth()), getWidth())));
            }
        });
    }

    void show(TimeWindow wanted, int now) {
        position = now;
        if (!wanted.equals(window)) {
            window = wanted;
            draw();
        }
        placeCursor();
    }

    @Override
    protected void recoloured() {
        draw();
    }

    private void draw() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        double each = (getHeight() - TICKS) / Math.max(1, model.strips().size());
        for (int core = 0; core < model.strips().size(); core++) {
            strip(pen, model.strips().get(core), core * each, each - 1);
        }
        requests(pen);
        faults(pen);
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            draw();
        }
        placeCursor();
    }

    private void placeCursor() {
        double x = position < 0 ? -CURSOR : window.x(recording.moment(position), getWidth());
        cursor.setVisible(x >= 0 && x <= getWidth());
        cursor.resizeRelocate(Math.round(Math.min(x, getWidth() - CURSOR)), 0, CURSOR, getHeight());
    }

    /// One column of pixels shows the component that has most of its time.
    private void strip(GraphicsContext pen, Strip strip, double top, double height) {
        int width = (int) getWidth();
        int start = 0;
        int shown = TrackModel.IDLE;
        for (int x = 0; x <= width; x++) {
            int box = x == width ? TrackModel.IDLE : most(strip, window.cycle(x, width), window.cycle(x + 1.0, width));
            if (box != shown || x == width) {
                if (shown != TrackModel.IDLE) {
                    piece(pen, shown, start, x - start, top, height);
                }
                start = x;
                shown = box;
            }
        }
    }

    private int most(Strip strip, long from, long to) {
        if (to <= model.first() || from >= strip.end()) {
            return TrackModel.IDLE;
        }
        int piece = Math.max(0, strip.pieceAt(from));
        int found = TrackModel.IDLE;
        long longest = -1;
        for (; piece < strip.starts().length && strip.starts()[piece] < Math.max(to, from + 1); piece++) {
            long time = Math.min(to, strip.endOf(piece)) - Math.max(from, strip.starts()[piece]);
            if (time > longest) {
                longest = time;
                found = strip.boxes()[piece];
            }
        }
        return found;
    }

    private void piece(GraphicsContext pen, int box, double x, double width, double top, double height) {
        boolean whole = model.strips().size() > 1;
        double half = whole ? height : height / 2;
        double y = whole || model.user(box) ? top : top + half;
        pen.setGlobalAlpha(SHADES[model.order(box) % SHADES.length]);
        pen.setFill(lane());
        pen.fillRect(x, y, width, half);
        pen.setGlobalAlpha(1);
        Text name = new Text(model.name(box));
        name.setFont(Font.font(FONT_SIZE));
        if (name.getLayoutBounds().getWidth() + 6 < width && half >= FONT_SIZE) {
            pen.setFill(ground());
            pen.setFont(name.getFont());
            pen.fillText(name.getText(), x + 3, y + half / 2 + FONT_SIZE * 0.35);
        }
    }

    private void requests(GraphicsContext pen) {
        pen.setFill(lane());
        double last = -LEAST_TICK_DISTANCE;
        for (RequestSpan request : recording.requests()) {
            double x = Math.round(window.x(recording.moment(request.open()), getWidth()));
            if (x >= 0 && x <= getWidth() && x - last >= LEAST_TICK_DISTANCE) {
                pen.fillRect(x, getHeight() - TICKS, 1, TICKS);
                last = x;
            }
        }
    }

    private void faults(GraphicsContext pen) {
        for (FaultMark mark : recording.faults()) {
            double x = window.x(recording.moment(mark.position()), getWidth());
            if (x >= 0 && x <= getWidth()) {
                double y = getHeight() / 2;
                pen.setStroke(mark.kind() == FaultMark.Kind.RESTART ? lane() : alarm());
                pen.setLineWidth(3);
                pen.strokeLine(x - BURST, y - BURST, x + BURST, y + BURST);
                if (mark.kind() != FaultMark.Kind.RESTART) {
                    pen.strokeLine(x - BURST, y + BURST, x + BURST, y - BURST);
                }
            }
        }
    }
}
