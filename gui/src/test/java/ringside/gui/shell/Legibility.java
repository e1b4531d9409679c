package ringside.gui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/// Walks over what a window shows and finds what cannot be read. To be asked on the JavaFX thread.
final class Legibility {
    /// Pixels by which neighbours may touch: borders and the air around letters.
    private static final double TOUCH = 1;

    private Legibility() {}

    /// Every shown text that has no room for all its letters.
    static List<String> cutTexts(Parent root) {
        return labels(root).filter(Legibility::isCut).map(Labeled::getText).toList();
    }

    /// Every component's box that shows a part of its name only.
    static List<String> shortenedNames(Parent root) {
        List<String> found = new ArrayList<>();
        for (Node box : root.lookupAll(".box.component")) {
            String whole = box.getAccessibleText().split(",")[0];
            String name = ((Labeled) box.lookup(".box-name")).getText();
            if (!name.equals(whole)) {
                found.add(name + " for " + whole);
            }
        }
        return found;
    }

    /// Pairs of shown texts of which one is written over the other.
    static List<String> collidingTexts(Parent root) {
        List<Written> texts = labels(root).flatMap(Legibility::written).toList();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            for (Written other : texts.subList(i + 1, texts.size())) {
                if (overlap(texts.get(i).place(), other.place())) {
                    found.add(texts.get(i) + " and " + other);
                }
            }
        }
        return found;
    }

    /// Pairs of shown nodes of one kind that overlap.
    static List<String> overlaps(Parent root, String selector) {
        List<Bounds> places = root.lookupAll(selector).stream().filter(Legibility::shown)
                .map(node -> node.localToScene(node.getLayoutBounds())).toList();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            for (Bounds other : places.subList(i + 1, places.size())) {
                if (overlap(places.get(i), other)) {
                    found.add(places.get(i) + " and " + other);
                }
            }
        }
        return found;
    }

    static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static Stream<Labeled> labels(Parent root) {
        return Stream.of(".label", ".button", ".toggle-button").flatMap(selector -> root.lookupAll(selector).stream()).filter(Legibility::shown)
                .map(Labeled.class::cast).filter(each -> each.getText() != null && !each.getText().isEmpty());
    }

    private static boolean isCut(Labeled labeled) {
        return texts(labeled).anyMatch(text -> !text.getText().equals(labeled.getText()) || text.getLayoutBounds().getHeight() > labeled.getHeight() + TOUCH);
    }

    private static Stream<Text> texts(Labeled labeled) {
        return labeled.getChildrenUnmodifiable().stream().filter(Text.class::isInstance).map(Text.class::cast);
    }

    /// Letters without the air that fonts have above and below them.
    private static Stream<Written> written(Labeled labeled) {
        return texts(labeled).map(text -> {
            Bounds place = text.localToScene(text.getLayoutBounds());
            double air = place.getHeight() / 6;
            return new Written(text.getText(), new BoundingBox(place.getMinX(), place.getMinY() + air, place.getWidth(), place.getHeight() - 2 * air));
        });
    }

    private static boolean overlap(Bounds one, Bounds other) {
        double across = Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        double down = Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return across > TOUCH && down > TOUCH;
    }

    private record Written(String text, Bounds place) {}
}
