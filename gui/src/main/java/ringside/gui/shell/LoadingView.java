package ringside.gui.shell;

import javafx.concurrent.Task;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

/// What the window shows while the machines run.
final class LoadingView extends VBox {
    private final Button cancel = new Button("Cancel");

    LoadingView(String scenario, Task<?> task) {
        getStyleClass().add("message-page");
        setAlignment(Pos.CENTER);
        ProgressIndicator progress = new ProgressIndicator();
        progress.setAccessibleText("Running " + scenario);
        Label title = new Label("Running " + scenario);
        title.getStyleClass().add("title-3");
        Label state = new Label();
        state.textProperty().bind(task.messageProperty());
        state.getStyleClass().add("message-text");
        cancel.setId("cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> task.cancel());
        getChildren().addAll(progress, title, state, cancel);
    }

    void focusCancel() {
        cancel.requestFocus();
    }
}
