package ringside.gui.lane;

import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import ringside.gui.lane.LaneModel.Moment;
import ringside.gui.recording.Condition;
import ringside.gui.recording.LanePicture;
import ringside.gui.recording.LanePicture.Box;

/// The drawing of a lane as a table, for those who read rather than look. Made from the same model.
final class TextMirror extends VBox {
    private final LanePicture picture;
    private final TableView<Row> table = new TableView<>();
    private final Label summary = new Label();
    private Moment shown;
    private Map<String, Condition> conditions = Map.of();

    TextMirror(LanePicture picture) {
        this.picture = picture;
        getStyleClass().add("mirror");
        table.getStyleClass().add("dense");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText("Components of " + picture.label());
        column("component", Row::component);
        column("level", Row::level);
        column("domain", Row::domain);
        column("cycles", Row::share);
        column("now", Row::state);
        column("after the fault", Row::condition);
        summary.getStyleClass().add("mirror-summary");
        summary.setWrapText(true);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(table, summary);
    }

    void show(Moment moment, Map<String, Condition> after) {
        if (moment.equals(shown) && after.equals(conditions)) {
            return;
        }
        conditions = after;
        shown = moment;
        table.getItems().setAll(picture.boxes().stream().map(box -> row(box, moment)).toList());
        summary.setText("Processor: " + (moment.state().ring() < 0 ? "not started" : "ring " + moment.state().ring())
                + ". Ring changes in this request: " + moment.crossings() + ".");
    }

    private Row row(Box box, Moment moment) {
        boolean running = moment.state().box().filter(box.id()::equals).isPresent();
        boolean concerned = moment.state().device().filter(box.id()::equals).isPresent();
        double share = moment.shares().getOrDefault(box.id(), 0.0);
        return new Row(moment.state().nameOf(box), picture.levelOf(box.id()), picture.domainOf(box.id()),
                box.kind() == Box.Kind.DEVICE ? "" : Math.round(share * 100) + " %",
                running ? "▶ " + moment.state().component() : moment.state().elsewhere().contains(box.id()) ? "▶ another core" : concerned ? "used" : "",
                conditions.containsKey(box.id()) ? conditions.get(box.id()).word() : "");
    }

    private void column(String title, Function<Row, String> text) {
        TableColumn<Row, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        table.getColumns().add(column);
    }

    private record Row(String component, String level, String domain, String share, String state, String condition) {}
}
