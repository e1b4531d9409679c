package ringside.workbench.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.workbench.Problem;

class PresetsTest {
    private static final String ALL = "\"performance\": 40, \"safety\": 10, \"fault-isolation\": 10, \"complexity\": 10, \"multi-app\": 10, "
            + "\"ecosystem\": 0, \"auditability\": 10, \"rust-synergy\": 10";

    @TempDir
    private Path folder;
    private Presets presets;

    @BeforeEach
    void readsThePresets() throws Exception {
        presets = Presets.shipped(Mapping.shipped().criteria());
    }

    private String file(String weights) throws Exception {
        return Files.writeString(folder.resolve("mine.json"),
                "{ \"format\": \"ringside.weights\", \"version\": \"1.0\", \"name\": \"mine\",\n  \"weights\": {" + weights + "} }").toString();
    }

    private void refused(String weights, String complaint) throws Exception {
        var file = file(weights);
        assertThatThrownBy(() -> presets.named(file)).isInstanceOf(Problem.class).hasMessageStartingWith(file + ":2: ").hasMessageContaining(complaint);
    }

    @Test
    void everyPublishedStatementHasWeights() {
        assertThat(presets.all()).extracting(Presets.Preset::id)
                .containsExactly("assurance", "throughput", "appliance", "hard-real-time", "learning", "equal");
        assertThat(presets.all()).allSatisfy(preset -> assertThat(preset.weights().byRow()).hasSize(8));
    }

    @Test
    void weightsComeFromAFile() throws Exception {
        assertThat(presets.named(file(ALL)).byRow()).containsEntry("performance", 40.0).containsEntry("ecosystem", 0.0);
        assertThat(presets.named(file(ALL)).normalised().get("performance")).isEqualTo(0.4);
    }

    @Test
    void aNameThatDoesNotExistIsAnsweredWithThoseThatDo() {
        assertThatThrownBy(() -> presets.named("fair")).isInstanceOf(Problem.class)
                .hasMessage("there are no weights \"fair\": choose from assurance, throughput, appliance, hard-real-time, learning, equal, or name a file");
    }

    @Test
    void aRowThatDoesNotExistIsRefused() throws Exception {
        refused(ALL + ", \"speed\": 1", "/weights/speed: there is no row \"speed\"; allowed: performance, safety,");
    }

    @Test
    void aRowThatIsMissingIsRefused() throws Exception {
        refused(ALL.replace("\"safety\": 10, ", ""), "/weights: \"safety\" is missing");
    }

    @Test
    void aNegativeWeightIsRefused() throws Exception {
        refused(ALL.replace("\"safety\": 10", "\"safety\": -1"), "/weights/safety: -1 stands where a weight of 0 or more is needed");
    }

    @Test
    void aWeightThatIsNoNumberIsRefused() throws Exception {
        refused(ALL.replace("\"safety\": 10", "\"safety\": \"much\""), "/weights/safety: \"much\" stands where a number");
    }

    @Test
    void weightsThatAreAllZeroAreRefused() throws Exception {
        refused(ALL.replaceAll("\\d+", "0"), "/weights: every weight is 0");
    }
}
