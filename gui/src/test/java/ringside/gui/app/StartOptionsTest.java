package ringside.gui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.gui.theme.Theme;
import ringside.workbench.Problem;

class StartOptionsTest {
    @Test
    void withoutArgumentsTheFirstScenarioOpensOnTheDesktop() throws Problem {
        StartOptions options = StartOptions.parse(List.of());
        assertThat(options.scenario()).isEqualTo("S01");
        assertThat(options.display()).isEqualTo(StartOptions.Display.DESKTOP);
        assertThat(options.screenshot()).isEmpty();
    }

    @Test
    void pictureIsDescribedCompletely() throws Problem {
        StartOptions options = StartOptions.parse(
                List.of("S02", "--headless", "--theme", "dark", "--zoom", "120", "--size", "1280x800", "--screenshot", "p.png", "--at", "7",
                        "--arch", "own", "--arch", "other.jar"));
        assertThat(options.scenario()).isEqualTo("S02");
        assertThat(options.display()).isEqualTo(StartOptions.Display.NONE);
        assertThat(options.theme()).contains(Theme.DARK);
        assertThat(options.size()).contains(new StartOptions.Size(1280, 800));
        assertThat(options.screenshot()).contains(Path.of("p.png"));
        assertThat(options.at()).hasValue(7);
        assertThat(options.architectures()).containsExactly(Path.of("own"), Path.of("other.jar"));
    }

    @Test
    void usageNamesEveryOption() {
        assertThatThrownBy(() -> StartOptions.parse(List.of("--nonsense"))).message()
                .satisfies(message -> Pattern.compile("--[a-z]+").matcher(message.replace("--nonsense", "")).results()
                        .forEach(option -> assertThat(StartOptions.USAGE).contains("  " + option.group() + " ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nonsense", "--theme", "--theme purple", "--zoom 3", "--zoom x", "--size 12", "--size axb", "--at -1"})
    void mistakeIsOneLineOfUsage(String line) {
        assertThatThrownBy(() -> StartOptions.parse(List.of(line.split(" "))))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.kind().exitStatus()).isEqualTo(2))
                .message().contains(line.split(" ")[0]).doesNotContain("\n");
    }
}
