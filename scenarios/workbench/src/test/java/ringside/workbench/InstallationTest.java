package ringside.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    private Path home;

    private Installation installation(Map<String, String> properties, Map<String, String> environment) throws Problem {
        return Installation.of(key -> Optional.ofNullable(properties.get(key)), key -> Optional.ofNullable(environment.get(key)));
    }

    @Test
    void theRunnableFolderHoldsEverythingButTheCache() throws Exception {
        Files.createDirectory(home.resolve("guest"));
        Files.createFile(home.resolve("guest/b.jar"));
        Files.createFile(home.resolve("guest/a.jar"));
        Files.createFile(home.resolve("guest/notes.txt"));
        var found = installation(Map.of("ringside.home", home.toString(), "user.home", "/home/ada"), Map.of());
        assertThat(found.guestPath()).containsExactly(home.resolve("guest/a.jar"), home.resolve("guest/b.jar"));
        assertThat(found.library()).isEqualTo(home.resolve("library"));
        assertThat(found.images()).contains(home.resolve("images"));
        assertThat(found.cache()).isEqualTo(Path.of("/home/ada/.cache/ringside"));
    }

    @Test
    void partsCanBeNamedOneByOne() throws Problem {
        var found = installation(Map.of("ringside.guest", "x" + File.pathSeparator + "y", "ringside.library", "l", "ringside.cache", "c"), Map.of());
        assertThat(found).isEqualTo(new Installation(List.of(Path.of("x"), Path.of("y")), Path.of("l"), Optional.empty(), Path.of("c")));
    }

    @Test
    void theUserChoosesTheCache() throws Problem {
        var properties = Map.of("ringside.guest", "g", "ringside.library", "l", "user.home", "/home/ada");
        assertThat(installation(properties, Map.of("XDG_CACHE_HOME", "/fast")).cache()).isEqualTo(Path.of("/fast/ringside"));
        assertThat(installation(properties, Map.of("XDG_CACHE_HOME", "/fast", "RINGSIDE_CACHE", "/own")).cache()).isEqualTo(Path.of("/own"));
        assertThat(installation(properties, Map.of("RINGSIDE_CACHE", "")).cache()).isEqualTo(Path.of("/home/ada/.cache/ringside"));
    }

    @Test
    void anInstallationThatIsNowhereSaysHowToStart() {
        assertThatThrownBy(() -> installation(Map.of(), Map.of()))
                .hasMessage("the installation is not known: start with the launcher ./ringside, or set -Dringside.home=FOLDER");
        assertThatThrownBy(() -> installation(Map.of("ringside.home", home.toString()), Map.of()))
                .hasMessage(home.resolve("guest") + ": the guest classes are not there: build first (./ringside builds when needed)");
    }
}
