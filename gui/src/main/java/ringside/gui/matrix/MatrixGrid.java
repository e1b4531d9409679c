package ringside.gui.matrix;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import ringside.workbench.matrix.Criterion;
import ringside.workbench.matrix.Matrix;
import ringside.workbench.matrix.Option;
import ringside.workbench.matrix.Weights;

/// Properties by lanes, each row with its weight, and the totals that follow the weights.
final class MatrixGrid extends GridPane {
    /// In percent of all weights; with more, the other rows would say nothing.
    private static final double HEAVIEST = 90;
    /// Name of weights that are no preset's.
    private static final String OWN = "own";
    private static final double PROPERTY_PERCENT = 13;
    private static final double WEIGHT_PERCENT = 11;

    private final Consumer<Weights> weigh;
    private final Map<String, Slider> sliders = new HashMap<>();
    private final Map<String, Label> values = new HashMap<>();
    private final Map<String, Label> totals = new HashMap<>();
    private final Map<String, Label> coverages = new HashMap<>();
    private Weights weights;
    private boolean following;

    /// @param weigh is told the weights the user sets
    MatrixGrid(Matrix matrix, Consumer<Weights> weigh) {
        this.weigh = weigh;
        this.weights = matrix.decision().weights();
        getStyleClass().add("matrix-grid");
        columns(matrix.options().size());
        addRow(0, heading("Property"), heading("Weight"));
        getRowConstraints().add(new RowConstraints());
        for (int column = 0; column < matrix.options().size(); column++) {
            Option option = matrix.options().get(column);
            Label name = heading(option.label());
            name.setTooltip(new Tooltip(option.id() + (option.installed() ? "" : ", not installed here")));
            add(name, column + 2, 0);
        }
        for (int row = 0; row < matrix.criteria().size(); row++) {
            row(matrix, matrix.criteria().get(row), row + 1);
        }
        totals(matrix, matrix.criteria().size() + 1);
        show(matrix);
    }

    /// Shows weights and totals; cells do not depend on them.
    void show(Matrix matrix) {
        following = true;
        weights = matrix.decision().weights();
        weights.byRow().keySet().forEach(criterion -> {
            sliders.get(criterion).setValue(100 * weights.normalised().get(criterion));
            values.get(criterion).setText(String.format(Locale.ROOT, "%.1f %%", 100 * weights.normalised().get(criterion)));
        });
        matrix.options().forEach(option -> {
            totals.get(option.id()).setText(MatrixWords.total(matrix.decision(), option.id()));
            coverages.get(option.id()).setText(MatrixWords.coverage(matrix.decision(), option.id()));
        });
        following = false;
    }

    private void columns(int options) {
        double each = (100 - PROPERTY_PERCENT - WEIGHT_PERCENT) / options;
        for (double percent : new double[] {PROPERTY_PERCENT, WEIGHT_PERCENT}) {
            column(percent);
        }
        for (int option = 0; option < options; option++) {
            column(each);
        }
    }

    private void column(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        getColumnConstraints().add(column);
    }

    private void row(Matrix matrix, Criterion criterion, int row) {
        Label name = new Label(criterion.label());
        name.getStyleClass().add("matrix-property");
        Label reading = new Label(criterion.reading());
        reading.getStyleClass().add("matrix-published");
        reading.setWrapText(true);
        VBox property = criterion.reading().isEmpty() ? new VBox(name) : new VBox(name, reading);
        property.setAlignment(Pos.CENTER_LEFT);
        Tooltip.install(property, new Tooltip(criterion.note()));
        add(property, 0, row);
        add(weight(criterion), 1, row);
        List<Option> options = matrix.options();
        for (int column = 0; column < options.size(); column++) {
            add(new CellView(matrix.cell(criterion.id(), options.get(column).id()), options.get(column)), column + 2, row);
        }
        RowConstraints height = new RowConstraints();
        height.setVgrow(Priority.ALWAYS);
        getRowConstraints().add(height);
    }

    private HBox weight(Criterion criterion) {
        Slider slider = new Slider(0, HEAVIEST, 0);
        slider.setId("weight-" + criterion.id());
        slider.setAccessibleText("Weight of " + criterion.label());
        slider.setBlockIncrement(1);
        slider.valueProperty().addListener((_, _, percent) -> {
            if (!following) {
                set(criterion, percent.doubleValue() / 100);
            }
        });
        Label value = new Label();
        value.getStyleClass().add("matrix-weight");
        value.setMinWidth(USE_PREF_SIZE);
        sliders.put(criterion.id(), slider);
        values.put(criterion.id(), value);
        HBox.setHgrow(slider, Priority.ALWAYS);
        HBox box = new HBox(slider, value);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /// Gives a row a share of all weights; the others keep their ratios. A row that has all the weight keeps it.
    private void set(Criterion criterion, double share) {
        double others = weights.byRow().entrySet().stream().filter(each -> !each.getKey().equals(criterion.id()))
                .mapToDouble(Map.Entry::getValue).sum();
        Weights changed = others == 0 ? weights : weights.with(criterion.id(), share * others / (1 - share));
        weigh.accept(new Weights(OWN, changed.byRow()));
    }

    private void totals(Matrix matrix, int row) {
        add(heading("Total"), 0, row);
        for (int column = 0; column < matrix.options().size(); column++) {
            String option = matrix.options().get(column).id();
            Label total = new Label();
            total.setId("total-" + option);
            total.getStyleClass().add("matrix-total");
            Label coverage = new Label();
            coverage.getStyleClass().add("matrix-published");
            coverage.setWrapText(true);
            totals.put(option, total);
            coverages.put(option, coverage);
            VBox lines = new VBox(total, coverage);
            lines.getStyleClass().add("matrix-total-cell");
            add(lines, column + 2, row);
        }
    }

    private static Label heading(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().add("matrix-heading");
        return heading;
    }
}
