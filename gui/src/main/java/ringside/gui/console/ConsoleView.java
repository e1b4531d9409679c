package ringside.gui.console;

import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import ringside.gui.recording.LaneRecording;

/// The console of one lane up to the cursor.
public final class ConsoleView extends VBox {
    private final ConsoleModel model;
    private final TextArea output = new TextArea();

    public ConsoleView(LaneRecording recording) {
        model = new ConsoleModel(recording.events());
        getStyleClass().add("console");
        Label title = new Label("Console");
        title.getStyleClass().add("pane-title");
        title.setLabelFor(output);
        output.setEditable(false);
        output.setWrapText(true);
        output.setPromptText("Nothing printed yet.");
        output.setAccessibleText("Console output of " + recording.picture().label());
        VBox.setVgrow(output, Priority.ALWAYS);
        getChildren().addAll(title, output);
    }

    public void show(int position) {
        String text = model.textAt(position);
        if (!text.equals(output.getText())) {
            output.setText(text);
            output.positionCaret(text.length());
            output.setScrollTop(Double.MAX_VALUE);
        }
    }
}
