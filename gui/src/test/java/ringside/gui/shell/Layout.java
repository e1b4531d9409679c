package ringside.gui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/// Walks what a window shows and finds what nobody could read. To be used on the JavaFX thread, after a layout.
final class Layout {
    /// Letters of one line reach a little into the space of the next without touching it.
    private static final double LINE_SHARE = 0.25;
    private final Parent root;

    Layout(Parent root) {
        this.root = root;
    }

    /// Texts that lie over other texts.
    List<String> overwrittenTexts() {
        List<Text> texts = shown(root).stream().filter(Text.class::isInstance).map(Text.class::cast)
                .filter(text -> !text.getText().isBlank()).toList();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            for (int j = i + 1; j < texts.size(); j++) {
                if (overlap(texts.get(i), texts.get(j), LINE_SHARE)) {
                    found.add(texts.get(i).getText() + " and " + texts.get(j).getText() + " at " + place(texts.get(i)));
                }
            }
        }
        return found;
    }

    /// Components' boxes that show a part of their names only.
    List<String> shortenedNames() {
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

    /// Boxes of a lane that lie over one another.
    List<String> overlappingBoxes() {
        List<String> found = new ArrayList<>();
        for (Node lane : root.lookupAll(".lane")) {
            List<Node> boxes = List.copyOf(lane.lookupAll(".box"));
            for (int i = 0; i < boxes.size(); i++) {
                for (Node other : boxes.subList(i + 1, boxes.size())) {
                    if (overlap(boxes.get(i), other, 0)) {
                        found.add(boxes.get(i).getAccessibleText() + " and " + other.getAccessibleText());
                    }
                }
            }
        }
        return found;
    }

    /// Nodes in a row, a column or a grid that lie over their neighbours.
    List<String> overlappingSiblings() {
        List<String> found = new ArrayList<>();
        for (Node node : shown(root)) {
            if (node instanceof HBox || node instanceof VBox || node instanceof GridPane || node instanceof FlowPane) {
                List<Node> children = ((Pane) node).getChildren().stream().filter(Node::isManaged).filter(Node::isVisible).toList();
                for (int i = 0; i < children.size(); i++) {
                    for (int j = i + 1; j < children.size(); j++) {
                        if (overlap(children.get(i), children.get(j), 0)) {
                            found.add(children.get(i) + " and " + children.get(j));
                        }
                    }
                }
            }
        }
        return found;
    }

    /// Panes of which a part can only be seen by scrolling.
    List<String> scrolled() {
        return shown(root).stream().filter(ScrollPane.class::isInstance).map(ScrollPane.class::cast)
                .filter(pane -> pane.getContent().getLayoutBounds().getHeight() > pane.getViewportBounds().getHeight() + 1
                        || pane.getContent().getLayoutBounds().getWidth() > pane.getViewportBounds().getWidth() + 1)
                .map(pane -> pane.getStyleClass() + " shows " + pane.getViewportBounds() + " of " + pane.getContent().getLayoutBounds()).toList();
    }

    private static List<Node> shown(Parent parent) {
        List<Node> nodes = new ArrayList<>();
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child.isVisible()) {
                nodes.add(child);
                if (child instanceof Parent inner && !(child instanceof ListView || child instanceof TreeTableView)) {
                    nodes.addAll(shown(inner));
                }
            }
        }
        return nodes;
    }

    /// @param share of the lower one's height that may be shared
    private static boolean overlap(Node one, Node other, double share) {
        Bounds first = place(one);
        Bounds second = place(other);
        double across = Math.min(first.getMaxX(), second.getMaxX()) - Math.max(first.getMinX(), second.getMinX());
        double down = Math.min(first.getMaxY(), second.getMaxY()) - Math.max(first.getMinY(), second.getMinY());
        return across > 1 && down > 1 + share * Math.min(first.getHeight(), second.getHeight());
    }

    private static Bounds place(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
