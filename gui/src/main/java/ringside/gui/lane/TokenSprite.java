package ringside.gui.lane;

import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import ringside.gui.recording.Hop;
import ringside.gui.recording.Hop.Means;

/// The request as a small picture of its own, so that moving it repaints little: a dot for calls and crossings, a numbered
/// envelope for messages, a burst for faults.
final class TokenSprite extends Canvas {
    private static final int BURST_POINTS = 10;
    /// Side of the canvas compared with the size of the token.
    private static final double ROOM = 2.2;

    /// What the sprite looks like.
    ///
    /// @param message number on the envelope
    /// @param size    in pixels
    record Look(Shape shape, int message, double size, Paint fill, Paint ink, Paint alarm) {}

    enum Shape { DOT, ENVELOPE, BURST }

    private Look drawn;

    TokenSprite() {
        setManaged(false);
    }

    /// The shape of a request that came by `hop`.
    static Shape shape(Optional<Hop> hop, LaneState.Activity activity) {
        if (activity == LaneState.Activity.FAULT || hop.filter(each -> each.means() == Means.FAULT).isPresent()) {
            return Shape.BURST;
        }
        return hop.filter(each -> each.means() == Means.MESSAGE).isPresent() ? Shape.ENVELOPE : Shape.DOT;
    }

    void show(Look look, Point2D place) {
        if (!look.equals(drawn)) {
            drawn = look;
            setWidth(Math.ceil(look.size() * ROOM));
            setHeight(getWidth());
            draw(look);
        }
        relocate(Math.round(place.getX() - getWidth() / 2), Math.round(place.getY() - getHeight() / 2));
    }

    private void draw(Look look) {
        GraphicsContext pen = getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        Point2D middle = new Point2D(getWidth() / 2, getHeight() / 2);
        switch (look.shape()) {
            case DOT -> dot(pen, middle, look);
            case ENVELOPE -> envelope(pen, middle, look);
            case BURST -> burst(pen, middle, look);
        }
    }

    private static void dot(GraphicsContext pen, Point2D at, Look look) {
        double size = look.size();
        pen.setFill(look.ink());
        pen.fillOval(at.getX() - size * 0.5, at.getY() - size * 0.5, size, size);
        pen.setFill(look.fill());
        pen.fillOval(at.getX() - size * 0.4, at.getY() - size * 0.4, size * 0.8, size * 0.8);
    }

    private static void envelope(GraphicsContext pen, Point2D at, Look look) {
        double size = look.size();
        double width = size * 1.7;
        double height = size * 1.15;
        double x = at.getX() - width / 2;
        double y = at.getY() - height / 2;
        pen.setFill(look.fill());
        pen.fillRoundRect(x, y, width, height, size / 5, size / 5);
        pen.setStroke(look.ink());
        pen.setLineWidth(Math.max(1, size / 14));
        pen.strokeRoundRect(x, y, width, height, size / 5, size / 5);
        pen.strokePolyline(new double[] {x, at.getX(), x + width}, new double[] {y, y + height * 0.32, y}, 3);
        pen.setFill(look.ink());
        centred(pen, Integer.toString(look.message()), new Point2D(at.getX(), y + height * 0.64), size * 0.62);
    }

    private static void burst(GraphicsContext pen, Point2D at, Look look) {
        double[] x = new double[BURST_POINTS * 2];
        double[] y = new double[BURST_POINTS * 2];
        for (int i = 0; i < x.length; i++) {
            double radius = look.size() * (i % 2 == 0 ? 0.75 : 0.42);
            double angle = Math.PI * i / BURST_POINTS;
            x[i] = at.getX() + radius * Math.cos(angle);
            y[i] = at.getY() + radius * Math.sin(angle);
        }
        pen.setFill(look.alarm());
        pen.fillPolygon(x, y, x.length);
        pen.setFill(look.ink());
        centred(pen, "!", at, look.size() * 0.8);
    }

    private static void centred(GraphicsContext pen, String text, Point2D at, double size) {
        pen.setFont(Font.font(Font.getDefault().getFamily(), FontWeight.BOLD, size));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        pen.fillText(text, at.getX(), at.getY());
    }
}
