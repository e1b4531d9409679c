package ringside.gui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// A page that says why there is nothing to see, and offers to try again.
final class MessageView extends VBox {
    MessageView(Ikon icon, String title, String text, Runnable again) {
        getStyleClass().add("message-page");
        setAlignment(Pos.CENTER);
        FontIcon picture = new FontIcon(icon);
        picture.getStyleClass().add("message-icon");
        Label heading = new Label(title);
        heading.getStyleClass().add("title-3");
        Label explanation = new Label(text);
        explanation.setId("message");
        explanation.setWrapText(true);
        explanation.getStyleClass().add("message-text");
        explanation.setMinHeight(USE_PREF_SIZE);
        Button retry = new Button("Try again");
        retry.setId("run-again");
        retry.setDefaultButton(true);
        retry.setOnAction(_ -> again.run());
        getChildren().addAll(picture, heading, explanation, retry);
    }
}
