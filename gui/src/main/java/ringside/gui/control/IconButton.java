package ringside.gui.control;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// A button with a picture and, for those who do not see it, a name.
public final class IconButton extends Button {
    private final FontIcon picture;

    /// @param id   name of the node, for style and tests
    /// @param name what it does, with its key
    public IconButton(String id, Ikon icon, String name, Runnable action) {
        picture = new FontIcon(icon);
        setId(id);
        setGraphic(picture);
        getStyleClass().add(Styles.BUTTON_ICON);
        setMinWidth(USE_PREF_SIZE);
        setOnAction(_ -> action.run());
        show(icon, name);
    }

    /// Changes picture and name.
    public void show(Ikon icon, String name) {
        if (name.equals(getAccessibleText())) {
            return;
        }
        picture.setIconCode(icon);
        setAccessibleText(name);
        setTooltip(new Tooltip(name));
    }
}
