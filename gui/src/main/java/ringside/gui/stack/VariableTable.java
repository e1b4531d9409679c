package ringside.gui.stack;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import ringside.workbench.inspect.CallStack.Frame;
import ringside.workbench.inspect.CallStack.Variable;
import ringside.workbench.inspect.Value;

/// Variables of one frame; objects open to show their fields.
final class VariableTable extends TreeTableView<VariableTable.Row> {
    private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    private static final double PIXELS_PER_EM = 13;

    private final Label placeholder = new Label();

    /// A variable, field or element.
    record Row(String name, Value value, String type) {}

    VariableTable() {
        setId("stack-variables");
        getStyleClass().addAll("dense", "edge-to-edge", "variables");
        setShowRoot(false);
        setRoot(new TreeItem<>());
        setAccessibleText("Variables of the chosen method");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        placeholder.setWrapText(true);
        placeholder.getStyleClass().add("stack-absence");
        setPlaceholder(placeholder);
        column("variable", 11, Row::name);
        column("value", 20, row -> row.value().text()).setCellFactory(_ -> new ValueCell());
        column("type", 8, Row::type);
    }

    /// @param ems preferred width
    private TreeTableColumn<Row, String> column(String title, int ems, Function<Row, String> text) {
        var column = new TreeTableColumn<Row, String>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue().getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(ems * PIXELS_PER_EM);
        getColumns().add(column);
        return column;
    }

    /// Objects that were open stay open, by the name of the variable.
    ///
    /// @param frame null for none
    void show(Frame frame) {
        placeholder.setText(frame == null ? "" : StackModel.absence(frame));
        List<Variable> variables = frame == null ? List.of() : frame.variables();
        Set<String> open = getRoot().getChildren().stream().filter(TreeItem::isExpanded).map(item -> item.getValue().name()).collect(Collectors.toSet());
        getRoot().getChildren().setAll(variables.stream().map(VariableTable::item).toList());
        getRoot().getChildren().forEach(item -> item.setExpanded(open.contains(item.getValue().name())));
    }

    private static TreeItem<Row> item(Variable variable) {
        return item(new Row(variable.name(), variable.value(), variable.type()));
    }

    private static TreeItem<Row> item(Row row) {
        var item = new TreeItem<>(row);
        item.getChildren().setAll(row.value().members().stream().map(member -> item(new Row(member.name(), member.value(), member.type()))).toList());
        return item;
    }

    private static final class ValueCell extends TreeTableCell<Row, String> {
        ValueCell() {
            getStyleClass().add("variable-value");
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            Row row = empty || getTableRow() == null ? null : getTableRow().getItem();
            Value value = row == null ? new Value.Null() : row.value();
            pseudoClassStateChanged(ABSENT, value instanceof Value.NotHere);
            pseudoClassStateChanged(BROKEN, value instanceof Value.Wild || value instanceof Value.Unreadable);
        }
    }
}
