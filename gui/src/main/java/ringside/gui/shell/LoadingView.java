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

    /// @param what runs, in words
    LoadingView(String what, Task<?> task) {
        getStyleClass().add("message-page");
        setAlignment(Pos.CENTER);
        ProgressIndicator progress = new ProgressIndicator();
        progress.setAccessibleText(what);
        Label title = new Label(what);
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
