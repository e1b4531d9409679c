package ringside.gui.lane;

import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// Text on a token.
final class TokenText {
    private TokenText() {}

    static void centred(GraphicsContext pen, String text, Point2D at, double size) {
        pen.setFont(Font.font(Font.getDefault().getFamily(), FontWeight.BOLD, size));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        pen.fillText(text, at.getX(), at.getY());
    }
}
