package ringside.workbench.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ringside.compiler.image.ImageMap;
import ringside.workbench.Installation;
import ringside.workbench.Problem;
import ringside.workbench.architecture.ArchitectureReader;

/// Images of the lane that links its one program.
class LinkedProgramTest {
    private static LaneImages images;

    @BeforeAll
    static void findsTheLanes() throws Problem {
        images = LaneImages.of(Installation.found());
    }

    private static LaneImage image(String app) throws Problem {
        return images.image("uni", app);
    }

    private static List<String> components(ImageMap map) {
        return map.functions().stream().map(ImageMap.Function::component).distinct().toList();
    }

    @Test
    void aProgramThatOpensFilesCarriesTheFileServiceAndTheArchive() throws Problem {
        var image = image("reader");
        assertThat(components(image.kernel().map())).contains("kernel", "fs", "console", "program").doesNotContain("clock");
        assertThat(new String(image.kernel().elf(), StandardCharsets.ISO_8859_1)).contains("data/poem").contains("/bin/reader /data/poem 16");
    }

    @Test
    void aProgramThatOpensNoFileCarriesNeither() throws Problem {
        var image = image("sleeper");
        assertThat(components(image.kernel().map())).contains("kernel", "console", "clock", "program").doesNotContain("fs");
        assertThat(new String(image.kernel().elf(), StandardCharsets.ISO_8859_1)).doesNotContain("TRAILER!!!");
        assertThat(image.kernel().elf().length).isLessThan(image("reader").kernel().elf().length);
    }

    @Test
    void noOtherProgramIsInTheImage() throws Problem {
        assertThat(image("reader").kernel().map().functions()).extracting(ImageMap.Function::symbol)
                .filteredOn(symbol -> symbol.startsWith("guest.app.")).isNotEmpty().allMatch(symbol -> symbol.startsWith("guest.app.Reader."));
    }

    @Test
    void thereIsNoEntryForSystemCalls() throws Problem {
        assertThat(image("reader").kernel().map().functions()).extracting(ImageMap.Function::symbol)
                .contains("stub.traps.common").doesNotContain("stub.systemCall");
    }

    @Test
    void theLinkerHasOnePlaceForOneProgram() throws Exception {
        for (String text : new String[] {architecture(), withoutLimitations(architecture())}) {
            var lane = new Lane(ArchitectureReader.parse("uni.json", text), new GuestPath.Entry(Path.of("own"), new TreeMap<>()), List.of());
            var plans = new ImagePlans(lane);
            assertThat(plans.kernelWithProgram(new byte[0], List.of("guest.app.Reader"), "/bin/reader").programClass()).isEqualTo("guest.app.Reader");
            assertThatThrownBy(() -> plans.kernelWithProgram(new byte[0], List.of("guest.app.Reader", "guest.app.Sleeper"), "/bin/reader"))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.REFUSED))
                    .hasMessage("lane uni links one program into its image, and 2 are asked for: choose one, or a lane that loads its programs");
        }
    }

    @Test
    void anImageOfNoProgramInParticularIsRefused() {
        assertThatThrownBy(() -> images.image("uni")).isInstanceOf(Problem.class).hasMessageContaining("0 are asked for");
    }

    @Test
    void lanesThatLoadProgramsTakeAny() throws Problem {
        assertThat(images.image("mono", List.of("reader", "sleeper"), Map.of()).kernel().elf()).isEqualTo(images.image("mono").kernel().elf());
    }

    private static String architecture() throws Exception {
        return Files.readString(Path.of("../../arch-uni/architecture.json"));
    }

    private static String withoutLimitations(String text) {
        var without = text.replaceFirst("(?s)\"cannot\": \\[.*?\\n  \\],", "\"cannot\": [],");
        assertThat(without).isNotEqualTo(text);
        return without;
    }
}
