package ringside.gui.lane;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import ringside.gui.control.InkedRegion;

/// Draws the request on its way, and the way it came as an arrow.
final class TokenLayer extends InkedRegion {
    private static final double TRAIL_OPACITY = 0.65;

    private final Runnable recolour;
    private final Canvas trail = new Canvas();
    private final TokenSprite sprite = new TokenSprite();
    private Trail drawn = new Trail(List.of(), 0, Color.BLACK, 0, 0);

    /// @param recolour asks for the token to be drawn again, because a colour has changed
    TokenLayer(Runnable recolour) {
        this.recolour = recolour;
        setMouseTransparent(true);
        getChildren().addAll(trail, sprite);
    }

    @Override
    protected void recoloured() {
        recolour.run();
    }

    /// Draws one token, or nothing where the way is empty.
    ///
    /// @param way      points the request passes in this beat, the first being where it comes from
    /// @param fraction how much of the way it has gone, 0 to 1
    /// @param message  number on the envelope
    /// @param size     of the token, in pixels
    void draw(List<Point2D> way, double fraction, TokenSprite.Shape shape, int message, double size) {
        Trail wanted = new Trail(way, size, lane(), getWidth(), getHeight());
        if (!wanted.equals(drawn)) {
            drawn = wanted;
            trail.setWidth(getWidth());
            trail.setHeight(getHeight());
            drawTrail(trail.getGraphicsContext2D(), way, size);
        }
        sprite.setVisible(!way.isEmpty());
        if (!way.isEmpty()) {
            sprite.show(new TokenSprite.Look(shape, message, size, lane(), ground(), alarm()), along(way, eased(fraction)));
        }
    }

    private void drawTrail(GraphicsContext pen, List<Point2D> way, double size) {
        pen.clearRect(0, 0, trail.getWidth(), trail.getHeight());
        pen.setStroke(lane());
        pen.setFill(lane());
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
    }

    private static void arrowHead(GraphicsContext pen, Point2D from, Point2D tip, double length) {
        Point2D back = from.subtract(tip).normalize().multiply(length);
        Point2D side = new Point2D(-back.getY(), back.getX()).multiply(0.6);
        Point2D left = tip.add(back).add(side);
        Point2D right = tip.add(back).subtract(side);
        pen.fillPolygon(new double[] {tip.getX(), left.getX(), right.getX()}, new double[] {tip.getY(), left.getY(), right.getY()}, 3);
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

    /// Everything the drawn arrows depend on.
    private record Trail(List<Point2D> way, double size, Paint fill, double width, double height) {}
}
