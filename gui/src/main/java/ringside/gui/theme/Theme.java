package ringside.gui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A look of the window: a palette that fills the colour roles.
public enum Theme {
    LIGHT(new PrimerLight(), "palette-light.css"),
    DARK(new PrimerDark(), "palette-dark.css");

    private final atlantafx.base.theme.Theme roles;
    private final String lanePalette;

    Theme(atlantafx.base.theme.Theme roles, String lanePalette) {
        this.roles = roles;
        this.lanePalette = lanePalette;
    }

    /// The name used in settings and options.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Theme> named(String id) {
        return List.of(values()).stream().filter(theme -> theme.id().equals(id)).findFirst();
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /// The style sheet of the whole toolkit.
    public String userAgentStylesheet() {
        return roles.getUserAgentStylesheet();
    }

    /// The style sheets of a scene, in order.
    public List<String> stylesheets() {
        return List.of(resource("bridge.css"), resource(lanePalette), resource("workbench.css"));
    }

    private static String resource(String name) {
        return Theme.class.getResource(name).toExternalForm();
    }
}
