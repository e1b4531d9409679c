package ringside.gui.shell;

import atlantafx.base.layout.ModalBox;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// The list of keys.
final class KeyHelp extends ModalBox {
    private static final double WIDTH_EMS = 34;

    KeyHelp(double emSize) {
        Label title = new Label("Keyboard");
        title.getStyleClass().add("title-4");
        GridPane grid = new GridPane(2 * emSize, 0.4 * emSize);
        for (var line : KeyMap.HELP) {
            Label keys = new Label(line.getKey());
            keys.getStyleClass().add("key");
            grid.addRow(grid.getRowCount(), keys, new Label(line.getValue()));
        }
        VBox content = new VBox(emSize, title, grid);
        content.setPadding(new Insets(1.5 * emSize));
        addContent(content);
        setMaxSize(WIDTH_EMS * emSize, USE_PREF_SIZE);
    }
}
