package ringside.gui.lane;

import java.util.List;
import java.util.Optional;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import ringside.gui.recording.Hop;

/// Draws the request on its way: a dot for calls and crossings, a numbered envelope for messages, a burst for faults.
///
/// Colours come from the style sheet through `-token-fill`, `-token-ink` and `-token-alarm`.
final class TokenLayer extends Region {
    private static final StyleablePropertyFactory<TokenLayer> FACTORY = new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final int BURST_POINTS = 10;
    private static final double TRAIL_OPACITY = 0.45;

    private final StyleableProperty<Paint> fill = FACTORY.createStyleablePaintProperty(this, "fill", "-token-fill", layer -> layer.fill, Color.BLACK);
    private final StyleableProperty<Paint> ink = FACTORY.createStyleablePaintProperty(this, "ink", "-token-ink", layer -> layer.ink, Color.WHITE);
    private final StyleableProperty<Paint> alarm = FACTORY.createStyleablePaintProperty(this, "alarm", "-token-alarm", layer -> layer.alarm, Color.RED);
    private final Canvas canvas = new Canvas();

    TokenLayer() {
        getStyleClass().add("token-layer");
        setMouseTransparent(true);
        getChildren().add(canvas);
    }

    /// Draws one token.
    ///
    /// @param way      points the request passes in this beat, the first being where it comes from
    /// @param fraction how much of the way it has gone, 0 to 1
    /// @param hop      decides the shape; a dot where there is none
    /// @param size     of the token, in pixels
    void draw(List<Point2D> way, double fraction, Optional<Hop> hop, boolean fault, double size) {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (way.isEmpty()) {
            return;
        }
        trail(pen, way, size);
        Point2D place = along(way, eased(fraction));
        if (fault || hop.filter(each -> each.means() == Hop.Means.FAULT).isPresent()) {
            burst(pen, place, size);
        } else if (hop.filter(each -> each.means() == Hop.Means.MESSAGE).isPresent()) {
            envelope(pen, place, size, hop.get().message());
        } else {
            dot(pen, place, size);
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
    }

    private void trail(GraphicsContext pen, List<Point2D> way, double size) {
        pen.setStroke(fill.getValue());
        pen.setFill(fill.getValue());
        pen.setGlobalAlpha(TRAIL_OPACITY);
        pen.setLineWidth(size / 7);
        for (int i = 1; i < way.size(); i++) {
            Point2D from = way.get(i - 1);
            Point2D to = way.get(i);
            double length = from.distance(to);
            if (length > size) {
                Point2D tip = to.subtract(to.subtract(from).multiply(size * 0.75 / length));
                pen.strokeLine(from.getX(), from.getY(), tip.getX(), tip.getY());
                arrowHead(pen, from, tip, size * 0.45);
            }
        }
        pen.setGlobalAlpha(1);
    }

    private static void arrowHead(GraphicsContext pen, Point2D from, Point2D tip, double length) {
        Point2D back = from.subtract(tip).normalize().multiply(length);
        Point2D side = new Point2D(-back.getY(), back.getX()).multiply(0.6);
        Point2D left = tip.add(back).add(side);
        Point2D right = tip.add(back).subtract(side);
        pen.fillPolygon(new double[] {tip.getX(), left.getX(), right.getX()}, new double[] {tip.getY(), left.getY(), right.getY()}, 3);
    }

    private void dot(GraphicsContext pen, Point2D at, double size) {
        pen.setFill(ink.getValue());
        pen.fillOval(at.getX() - size * 0.5, at.getY() - size * 0.5, size, size);
        pen.setFill(fill.getValue());
        pen.fillOval(at.getX() - size * 0.4, at.getY() - size * 0.4, size * 0.8, size * 0.8);
    }

    private void envelope(GraphicsContext pen, Point2D at, double size, int number) {
        double width = size * 1.7;
        double height = size * 1.15;
        double x = at.getX() - width / 2;
        double y = at.getY() - height / 2;
        pen.setFill(fill.getValue());
        pen.fillRoundRect(x, y, width, height, size / 5, size / 5);
        pen.setStroke(ink.getValue());
        pen.setLineWidth(Math.max(1, size / 14));
        pen.strokeRoundRect(x, y, width, height, size / 5, size / 5);
        pen.strokePolyline(new double[] {x, at.getX(), x + width}, new double[] {y, y + height * 0.32, y}, 3);
        pen.setFill(ink.getValue());
        TokenText.centred(pen, Integer.toString(number), new Point2D(at.getX(), y + height * 0.64), size * 0.62);
    }

    private void burst(GraphicsContext pen, Point2D at, double size) {
        double[] x = new double[BURST_POINTS * 2];
        double[] y = new double[BURST_POINTS * 2];
        for (int i = 0; i < x.length; i++) {
            double radius = i % 2 == 0 ? size * 0.75 : size * 0.42;
            double angle = Math.PI * i / BURST_POINTS;
            x[i] = at.getX() + radius * Math.cos(angle);
            y[i] = at.getY() + radius * Math.sin(angle);
        }
        pen.setFill(alarm.getValue());
        pen.fillPolygon(x, y, x.length);
        pen.setFill(ink.getValue());
        TokenText.centred(pen, "!", at, size * 0.8);
    }

    private static Point2D along(List<Point2D> way, double fraction) {
        double legs = way.size() - 1.0;
        if (legs <= 0 || fraction >= 1) {
            return way.getLast();
        }
        int leg = (int) (fraction * legs);
        return way.get(leg).interpolate(way.get(leg + 1), fraction * legs - leg);
    }

    /// Slow at both ends.
    private static double eased(double fraction) {
        return fraction * fraction * (3 - 2 * fraction);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
