package ringside.gui.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void choicesAreRememberedFromOneStartToTheNext() {
        Path file = folder.resolve("new").resolve("workbench.properties");
        Settings settings = Settings.in(file);
        settings.setTheme(Theme.DARK);
        settings.setZoom(new Zoom(150));
        assertThat(Settings.in(file).theme(Theme.LIGHT)).isEqualTo(Theme.DARK);
        assertThat(Settings.in(file).zoom(Zoom.NORMAL)).isEqualTo(new Zoom(150));
    }

    @Test
    void unusableFileIsAsGoodAsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.properties"), "theme=purple\nzoom=9999\nbad=\\u12");
        assertThat(Settings.in(file).theme(Theme.LIGHT)).isEqualTo(Theme.LIGHT);
        assertThat(Settings.in(file).zoom(Zoom.NORMAL)).isEqualTo(Zoom.NORMAL);
    }

    @Test
    void folderThatCannotBeWrittenStopsNobody() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "").resolve("workbench.properties");
        Settings settings = Settings.in(blocked);
        settings.setTheme(Theme.DARK);
        assertThat(settings.theme(Theme.LIGHT)).isEqualTo(Theme.DARK);
    }

    @Test
    void zoomStaysReadable() {
        assertThat(Zoom.NORMAL.smaller().smaller().smaller().smaller().percent()).isEqualTo(70);
        assertThat(new Zoom(250).larger().percent()).isEqualTo(250);
        assertThat(Zoom.forWidth(1920)).isEqualTo(new Zoom(130));
        assertThat(Zoom.forWidth(800)).isEqualTo(Zoom.NORMAL);
        assertThatThrownBy(() -> new Zoom(20)).hasMessageContaining("70 to 250");
    }
}
