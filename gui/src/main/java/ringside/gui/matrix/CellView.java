package ringside.gui.matrix;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import ringside.workbench.matrix.Evidence;
import ringside.workbench.matrix.MatrixCell;
import ringside.workbench.matrix.Option;

/// One cell: our score above, the published rating below; pressing it shows formula and evidence.
final class CellView extends Button {
    private static final double TEXT_WIDTH = 430;

    private final MatrixCell cell;
    private final Option option;

    CellView(MatrixCell cell, Option option) {
        this.cell = cell;
        this.option = option;
        setId("cell-" + cell.criterion().id() + "-" + option.id());
        getStyleClass().addAll("matrix-cell", Styles.FLAT);
        Label own = new Label(MatrixWords.own(cell));
        own.getStyleClass().add(cell.score().isPresent() ? "matrix-own" : "matrix-absent");
        Label published = new Label(MatrixWords.published(cell));
        published.getStyleClass().add("matrix-published");
        VBox lines = new VBox(own, published);
        lines.setAlignment(Pos.CENTER_LEFT);
        setGraphic(lines);
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        setAccessibleText(cell.criterion().title() + " of " + option.label() + ": " + own.getText() + ", " + published.getText());
        setOnAction(_ -> explain());
    }

    private void explain() {
        Popover popover = new Popover(explanation());
        popover.setTitle(cell.criterion().title() + " — " + option.label());
        popover.setHeaderAlwaysVisible(true);
        popover.setDetachable(false);
        popover.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
        popover.show(this);
    }

    private VBox explanation() {
        VBox text = new VBox(line(cell.criterion().note()), line("Formula: " + cell.map()));
        text.setId("cell-explanation");
        text.getStyleClass().add("matrix-explanation");
        if (cell.from().isEmpty()) {
            text.getChildren().add(line("Evidence: none of our own."));
        }
        for (Evidence each : cell.from()) {
            text.getChildren().add(line("Evidence: " + MatrixWords.evidence(each)));
        }
        if (!cell.note().isEmpty()) {
            text.getChildren().add(line(cell.note()));
        }
        cell.published().ifPresent(rating -> text.getChildren().add(line("Published: " + rating.plus() + " in " + rating.source())));
        return text;
    }

    private static Label line(String text) {
        Label line = new Label(text);
        line.setWrapText(true);
        line.setPrefWidth(TEXT_WIDTH);
        line.setMinHeight(USE_PREF_SIZE);
        return line;
    }
}
