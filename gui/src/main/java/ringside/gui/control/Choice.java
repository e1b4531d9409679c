package ringside.gui.control;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.controlsfx.control.SegmentedButton;

/// One of a few values, all of them visible, with a title before them.
public final class Choice<T> extends HBox {
    private final List<T> values;
    private final SegmentedButton buttons = new SegmentedButton();

    /// @param current what is chosen; followed as long as the control lives
    /// @param choose  told when the user chooses
    public Choice(String title, List<T> values, Function<T, String> label, ObservableValue<T> current, Consumer<T> choose) {
        this.values = List.copyOf(values);
        getStyleClass().add("choice");
        setAlignment(Pos.CENTER_LEFT);
        Label caption = new Label(title);
        caption.setMinWidth(USE_PREF_SIZE);
        for (T value : values) {
            ToggleButton button = new ToggleButton(label.apply(value));
            button.setMinWidth(USE_PREF_SIZE);
            button.setId(identifier(title) + "-" + identifier(label.apply(value)));
            button.setAccessibleText(title + ": " + label.apply(value));
            button.setOnAction(_ -> {
                button.setSelected(true);
                choose.accept(value);
            });
            buttons.getButtons().add(button);
        }
        buttons.setMinWidth(USE_PREF_SIZE);
        current.subscribe(this::mark);
        getChildren().addAll(caption, buttons);
    }

    /// First word, in lower case.
    private static String identifier(String text) {
        return text.toLowerCase(Locale.ROOT).split(" ")[0];
    }

    private void mark(T value) {
        buttons.getButtons().get(values.indexOf(value)).setSelected(true);
    }
}
