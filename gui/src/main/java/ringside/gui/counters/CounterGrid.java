package ringside.gui.counters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import ringside.gui.control.Choice;
import ringside.gui.lane.LaneIdentity;
import ringside.gui.narration.Figures;
import ringside.gui.playback.PlaybackModel;
import ringside.gui.recording.LanePicture;
import ringside.workbench.measure.Measure;
import ringside.workbench.measure.Measures;

/// The counters strip: one row for each lane, one column for each counter, each figure with its ratio to the first lane shown.
public final class CounterGrid extends VBox {
    /// In place of a figure that was not measured.
    private static final String ABSENT = "–";

    private final PlaybackModel playback;
    private final List<CounterModel> models;
    private final GridPane grid = new GridPane();
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.ALL);
    private final Choice<Scope> tools = new Choice<>("up to the cursor, of", List.of(Scope.values()), Scope::label, scope, this::setScope);
    private List<Row> shown = List.of();

    public CounterGrid(PlaybackModel playback) {
        this.playback = playback;
        this.models = playback.lanes().stream().map(CounterModel::new).toList();
        getStyleClass().add("counters");
        grid.setId("counter-grid");
        grid.getStyleClass().add("counter-grid");
        column(100 - Arrays.stream(Counter.values()).mapToDouble(Counter::widthPercent).sum());
        Arrays.stream(Counter.values()).forEach(counter -> column(counter.widthPercent()));
        getChildren().addAll(grid);
        setMinHeight(USE_PREF_SIZE);
    }

    private void column(double percent) {
        ColumnConstraints width = new ColumnConstraints();
        width.setPercentWidth(percent);
        grid.getColumnConstraints().add(width);
    }

    /// What else can be chosen: which requests to count.
    public Choice<Scope> tools() {
        return tools;
    }

    public void show() {
        List<Row> rows = new ArrayList<>();
        for (int lane = 0; lane < models.size(); lane++) {
            if (playback.visible(lane)) {
                Map<Counter, Long> reference = rows.isEmpty() ? Map.of() : rows.getFirst().figures();
                rows.add(new Row(playback.lanes().get(lane).picture(), models.get(lane).at(playback.position(lane), scope.get()), reference));
            }
        }
        if (!rows.equals(shown)) {
            shown = rows;
            fill();
        }
    }

    private void setScope(Scope value) {
        scope.set(value);
        show();
    }

    private void fill() {
        grid.getChildren().clear();
        for (Counter counter : Counter.values()) {
            grid.add(header(counter), counter.ordinal() + 1, 0);
        }
        for (int row = 0; row < shown.size(); row++) {
            grid.add(laneName(shown.get(row).lane()), 0, row + 1);
            for (Counter counter : Counter.values()) {
                grid.add(figure(shown.get(row), counter), counter.ordinal() + 1, row + 1);
            }
        }
    }

    private static Label header(Counter counter) {
        Label header = new Label(counter.label());
        header.setWrapText(true);
        header.getStyleClass().add("counter-header");
        header.setMaxWidth(Double.MAX_VALUE);
        header.setMinHeight(USE_PREF_SIZE);
        header.setTooltip(new Tooltip(Measures.named(counter.measure()).map(Measure::definition).orElse(counter.label())));
        GridPane.setValignment(header, VPos.BOTTOM);
        return header;
    }

    private static HBox laneName(LanePicture lane) {
        Label glyph = new Label(LaneIdentity.glyph(lane));
        glyph.getStyleClass().add("lane-glyph");
        HBox line = new HBox(glyph, new Label(lane.id()));
        line.getStyleClass().addAll("lane-cell", LaneIdentity.styleClass(lane));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static HBox figure(Row row, Counter counter) {
        Label value = new Label(row.text(counter));
        value.getStyleClass().add("figure");
        value.setMinWidth(USE_PREF_SIZE);
        value.setId(row.lane().id() + "-" + counter.measure());
        Label ratio = new Label(row.ratio(counter));
        ratio.getStyleClass().add("ratio");
        value.setAccessibleText(row.lane().label() + ": " + (row.figures().isEmpty() ? "not measured, " : value.getText() + " ") + counter.label()
                + (ratio.getText().isEmpty() ? "" : ", " + ratio.getText() + " of the first lane"));
        HBox line = new HBox(ratio, value);
        line.getStyleClass().add("figure-line");
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }

    /// @param reference figures of the first lane, empty for that lane itself
    private record Row(LanePicture lane, Map<Counter, Long> figures, Map<Counter, Long> reference) {
        String text(Counter counter) {
            return figures.isEmpty() ? ABSENT : Figures.grouped(figures.get(counter));
        }

        String ratio(Counter counter) {
            long base = reference.getOrDefault(counter, 0L);
            long own = figures.getOrDefault(counter, 0L);
            return base == 0 || own == 0 ? "" : Figures.ratio(own, base);
        }
    }
}
