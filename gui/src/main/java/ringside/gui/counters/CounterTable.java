package ringside.gui.counters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import ringside.gui.control.Choice;
import ringside.gui.lane.LaneIdentity;
import ringside.gui.narration.Figures;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.recording.LanePicture;
import ringside.gui.recording.LaneRecording;
import ringside.workbench.measure.Measure;
import ringside.workbench.measure.Measures;

/// The counters strip: one row for each lane, one column for each counter, each figure with its ratio to the first lane.
public final class CounterTable extends VBox {
    private final PlaybackModel playback;
    private final List<CounterModel> models;
    private final TableView<Row> table = new TableView<>();
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.ALL);
    private List<Row> shown = List.of();

    public CounterTable(PlaybackModel playback) {
        this.playback = playback;
        this.models = playback.lanes().stream().map(CounterModel::new).toList();
        getStyleClass().add("counters");
        Label title = new Label("Counters");
        title.getStyleClass().add("pane-title");
        title.setLabelFor(table);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space, new Choice<>("of", List.of(Scope.values()), Scope::label, scope, this::setScope));
        head.getStyleClass().add("counters-head");
        head.setAlignment(Pos.CENTER_LEFT);
        table.setId("counter-table");
        table.getStyleClass().addAll("dense");
        table.setAccessibleText("Counters of each lane up to the cursor");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.getColumns().add(laneColumn());
        for (Counter counter : Counter.values()) {
            table.getColumns().add(counterColumn(counter));
        }
        getChildren().addAll(head, table);
    }

    public void show() {
        List<Row> rows = new ArrayList<>();
        for (int lane = 0; lane < models.size(); lane++) {
            if (playback.visible(lane)) {
                LaneRecording recording = playback.lanes().get(lane);
                Map<Counter, Long> reference = rows.isEmpty() ? Map.of() : rows.getFirst().figures();
                rows.add(new Row(recording.picture(), models.get(lane).at(playback.position(lane), scope.get()), reference));
            }
        }
        if (!rows.equals(shown)) {
            shown = rows;
            table.getItems().setAll(rows);
        }
    }

    private void setScope(Scope value) {
        scope.set(value);
        show();
    }

    private TableColumn<Row, LanePicture> laneColumn() {
        TableColumn<Row, LanePicture> column = column("lane", "Compared with the first lane shown");
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().lane()));
        column.setCellFactory(_ -> new LaneCell());
        return column;
    }

    private TableColumn<Row, Figure> counterColumn(Counter counter) {
        String definition = Measures.named(counter.measure()).map(Measure::definition).orElse(counter.label());
        TableColumn<Row, Figure> column = column(counter.label(), definition);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().figure(counter)));
        column.setCellFactory(_ -> new FigureCell());
        return column;
    }

    private static <T> TableColumn<Row, T> column(String title, String meaning) {
        TableColumn<Row, T> column = new TableColumn<>();
        Label header = new Label(title);
        header.setWrapText(true);
        header.setTooltip(new Tooltip(meaning));
        header.getStyleClass().add("counter-header");
        column.setGraphic(header);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    /// @param reference figures of the first lane, empty for that lane itself
    private record Row(LanePicture lane, Map<Counter, Long> figures, Map<Counter, Long> reference) {
        Figure figure(Counter counter) {
            long value = figures.get(counter);
            Long base = reference.get(counter);
            String ratio = base == null || base == 0 ? "" : Figures.ratio(value, base);
            return new Figure(lane.label(), counter.label(), Figures.grouped(value), ratio);
        }
    }

    private record Figure(String lane, String counter, String value, String ratio) {}

    private static final class LaneCell extends TableCell<Row, LanePicture> {
        private final Label glyph = new Label();
        private final Label name = new Label();
        private final HBox line = new HBox(glyph, name);

        LaneCell() {
            line.getStyleClass().add("lane-cell");
            line.setAlignment(Pos.CENTER_LEFT);
            glyph.getStyleClass().add("lane-glyph");
        }

        @Override
        protected void updateItem(LanePicture lane, boolean empty) {
            super.updateItem(lane, empty);
            if (empty || lane == null) {
                setGraphic(null);
                return;
            }
            glyph.setText(LaneIdentity.glyph(lane));
            name.setText(lane.id());
            line.getStyleClass().setAll("lane-cell", LaneIdentity.styleClass(lane));
            setGraphic(line);
        }
    }

    private static final class FigureCell extends TableCell<Row, Figure> {
        private final Label value = new Label();
        private final Label ratio = new Label();
        private final HBox line = new HBox(value, ratio);

        FigureCell() {
            getStyleClass().add("figure-cell");
            value.getStyleClass().add("figure");
            value.setMinWidth(Region.USE_PREF_SIZE);
            ratio.getStyleClass().add("ratio");
            line.getStyleClass().add("figure-line");
            line.setAlignment(Pos.CENTER_RIGHT);
        }

        @Override
        protected void updateItem(Figure figure, boolean empty) {
            super.updateItem(figure, empty);
            if (empty || figure == null) {
                setGraphic(null);
                return;
            }
            value.setText(figure.value());
            ratio.setText(figure.ratio());
            setAccessibleText(figure.lane() + ": " + figure.value() + " " + figure.counter()
                    + (figure.ratio().isEmpty() ? "" : ", " + figure.ratio() + " of the first lane"));
            setGraphic(line);
        }
    }
}
