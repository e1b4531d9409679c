package ringside.gui.shell;

import atlantafx.base.layout.ModalBox;
import java.util.function.IntConsumer;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Asks for the number of an event.
final class GoToEvent extends ModalBox {
    private static final double WIDTH_EMS = 26;
    private final TextField number = new TextField();

    /// @param last the last event there is, from 0
    /// @param go   told the number once it is a possible one
    GoToEvent(String lane, int last, double emSize, IntConsumer go) {
        Label title = new Label("Go to event of " + lane + ", 0 to " + last);
        title.getStyleClass().add("title-4");
        title.setLabelFor(number);
        Label mistake = new Label(" ");
        mistake.setId("event-mistake");
        number.setId("event-number");
        number.setOnAction(_ -> {
            String text = number.getText().strip();
            if (text.matches("\\d{1,9}") && Integer.parseInt(text) <= last) {
                go.accept(Integer.parseInt(text));
            } else {
                mistake.setText("Write a whole number from 0 to " + last + ".");
            }
        });
        VBox content = new VBox(emSize, title, number, mistake);
        content.setPadding(new Insets(1.5 * emSize));
        addContent(content);
        setMaxSize(WIDTH_EMS * emSize, USE_PREF_SIZE);
    }

    void focusNumber() {
        number.requestFocus();
    }
}
