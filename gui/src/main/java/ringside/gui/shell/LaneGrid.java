package ringside.gui.shell;

import java.util.List;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import ringside.gui.lane.Detail;
import ringside.gui.lane.LaneView;

/// Places lanes: up to three in one row, more in two.
final class LaneGrid extends GridPane {
    private List<LaneView> shown = List.of();
    private Detail detail = Detail.FULL;

    LaneGrid() {
        getStyleClass().add("lanes");
    }

    void show(List<LaneView> lanes, Detail wanted) {
        if (lanes.equals(shown) && wanted == detail) {
            return;
        }
        shown = List.copyOf(lanes);
        detail = wanted;
        int rows = Detail.forLanes(lanes.size()) == Detail.FULL ? 1 : 2;
        int columns = (lanes.size() + rows - 1) / rows;
        getChildren().clear();
        getColumnConstraints().clear();
        getRowConstraints().clear();
        for (int column = 0; column < columns; column++) {
            ColumnConstraints share = new ColumnConstraints();
            share.setPercentWidth(100.0 / columns);
            getColumnConstraints().add(share);
        }
        for (int row = 0; row < rows; row++) {
            RowConstraints share = new RowConstraints();
            share.setPercentHeight(100.0 / rows);
            share.setVgrow(Priority.ALWAYS);
            getRowConstraints().add(share);
        }
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).setDetail(detail);
            add(lanes.get(i), i % columns, i / columns);
        }
    }
}
