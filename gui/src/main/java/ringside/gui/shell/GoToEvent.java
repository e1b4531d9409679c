package ringside.gui.shell;

import atlantafx.base.layout.ModalBox;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import ringside.gui.narration.EventSearch;
import ringside.gui.recording.LaneRecording;

/// Asks for an event: its number, or words of its description.
final class GoToEvent extends ModalBox {
    private static final double WIDTH_EMS = 34;
    private final TextField wanted = new TextField();
    private final Label mistake = new Label(" ");

    /// Where to look.
    ///
    /// @param recording to look through
    /// @param from      where the lane stands; words are looked for behind it
    record Search(LaneRecording recording, int from) {
        OptionalInt find(String text) {
            return new EventSearch(recording).find(text, from);
        }
    }

    /// @param before what was asked for the last time
    /// @param go     told what was written and the event found
    GoToEvent(Search search, String before, double emSize, Answer go) {
        int last = search.recording().end();
        Label title = new Label("Go to an event of " + search.recording().picture().label());
        title.getStyleClass().add("title-4");
        title.setLabelFor(wanted);
        Label hint = new Label("A number from 0 to " + last + ", or words such as message, copy, page fault, request 3: the next such event.");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        mistake.setId("event-mistake");
        mistake.setWrapText(true);
        mistake.setMinHeight(USE_PREF_SIZE);
        wanted.setId("event-number");
        wanted.setText(before);
        HBox.setHgrow(wanted, Priority.ALWAYS);
        Consumer<String> look = text -> search.find(text).ifPresentOrElse(position -> go.found(text, position),
                () -> mistake.setText("There is no event \"" + text.strip() + "\": write a number from 0 to " + last + ", or other words."));
        wanted.setOnAction(_ -> look.accept(wanted.getText()));
        Button button = new Button("Go");
        button.setId("event-go");
        button.setOnAction(_ -> look.accept(wanted.getText()));
        VBox content = new VBox(emSize, title, hint, new HBox(emSize / 2, wanted, button), mistake);
        content.setPadding(new Insets(1.5 * emSize));
        addContent(content);
        setMaxSize(WIDTH_EMS * emSize, USE_PREF_SIZE);
    }

    /// Hears of the event found.
    @FunctionalInterface
    interface Answer {
        void found(String text, int position);
    }

    void focusNumber() {
        wanted.requestFocus();
        wanted.selectAll();
    }
}
