package ringside.gui.theme;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.stage.Screen;

/// Theme and size of one window, remembered in [Settings].
public final class Appearance {
    private final Scene scene;
    private final Settings settings;
    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Zoom> zoom = new ReadOnlyObjectWrapper<>();

    /// Dresses `scene` as the user left it, the first time as the desktop prefers.
    public Appearance(Scene scene, Settings settings) {
        this.scene = scene;
        this.settings = settings;
        Theme preferred = Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
        show(settings.theme(preferred));
        show(settings.zoom(Zoom.forWidth(Screen.getPrimary().getVisualBounds().getWidth())));
    }

    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Zoom> zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /// Shows a theme without remembering it.
    public void show(Theme chosen) {
        Application.setUserAgentStylesheet(chosen.userAgentStylesheet());
        scene.getStylesheets().setAll(chosen.stylesheets());
        theme.set(chosen);
    }

    public void toggleTheme() {
        show(theme.get().other());
        settings.setTheme(theme.get());
    }

    /// Shows everything at a size without remembering it.
    public void show(Zoom chosen) {
        scene.getRoot().setStyle(chosen.style());
        zoom.set(chosen);
    }

    public void setZoom(Zoom chosen) {
        show(chosen);
        settings.setZoom(chosen);
    }
}
