package ringside.gui.theme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// What the window remembers from one start to the next. A file that cannot be read or written is as good as none: the window
/// works without memory.
public final class Settings {
    private static final String THEME = "theme";
    private static final String ZOOM = "zoom";

    private final Path file;
    private final Properties values = new Properties();

    private Settings(Path file) {
        this.file = file;
    }

    /// Settings kept in `file`.
    public static Settings in(Path file) {
        Settings settings = new Settings(file);
        if (Files.isReadable(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                settings.values.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                settings.values.clear();
            }
        }
        return settings;
    }

    /// The user's own file: `ringside/workbench.properties` in the configuration folder.
    public static Settings ofUser() {
        String configuration = System.getenv("XDG_CONFIG_HOME");
        Path folder = configuration == null || configuration.isBlank()
                ? Path.of(System.getProperty("user.home"), ".config")
                : Path.of(configuration);
        return in(folder.resolve("ringside").resolve("workbench.properties"));
    }

    public Theme theme(Theme otherwise) {
        return Theme.named(values.getProperty(THEME, "")).orElse(otherwise);
    }

    public void setTheme(Theme theme) {
        values.setProperty(THEME, theme.id());
        save();
    }

    public Zoom zoom(Zoom otherwise) {
        try {
            return new Zoom(Integer.parseInt(values.getProperty(ZOOM, "")));
        } catch (IllegalArgumentException absent) {
            return otherwise;
        }
    }

    public void setZoom(Zoom zoom) {
        values.setProperty(ZOOM, Integer.toString(zoom.percent()));
        save();
    }

    private void save() {
        try {
            Files.createDirectories(file.getParent());
            try (var writer = Files.newBufferedWriter(file)) {
                values.store(writer, "Ringside workbench");
            }
        } catch (IOException _) {
            // Remembering is a convenience; the choice holds until the window closes.
        }
    }
}
