package ringside.gui.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringside.gui.recording.LanePicture.Box;
import ringside.gui.recording.LanePicture.Group;
import ringside.gui.recording.LanePicture.Group;
import ringside.gui.recording.LanePicture.Row;
import ringside.gui.sample.Samples;
import ringside.workbench.architecture.Architecture.Line;

class LanePictureTest {
    private final LanePicture mono = LanePicture.of(Samples.architecture("monolithic"), 1);
    private final LanePicture micro = LanePicture.of(Samples.architecture("micro"), 1);

    @Test
    void componentsOfOneDomainStandTogether() {
        assertThat(mono.rows().get(1).groups()).singleElement()
                .satisfies(group -> assertThat(group.boxes()).extracting(Box::id).containsExactly("kernel", "fs", "console", "clock"));
    }

    @Test
    void componentsOfSeparateDomainsStandApart() {
        assertThat(micro.rows().getFirst().groups()).extracting(Group::domain)
                .containsExactly("program", "fs", "console", "clock", "supervisor");
    }

    @Test
    void hardwareBoundaryRunsBetweenTheRings() {
        assertThat(mono.rows()).extracting(Row::level).containsExactly("ring 3", "ring 0", "hardware");
        assertThat(mono.rows()).extracting(Row::lineBelow).containsExactly(Line.SOLID, Line.GAP, Line.GAP);
    }

    @Test
    void programsOfAnyNameHaveTheBoxOfPrograms() {
        assertThat(micro.boxOf("/bin/reader", 0)).get().extracting(Box::id).isEqualTo("program");
        assertThat(micro.boxOf("fs", 0)).get().extracting(Box::id).isEqualTo("fs");
    }

    @Test
    void onlyTrapsThatUseTheTableAreSystemCalls() {
        assertThat(mono.systemCallers()).containsExactly("program");
        assertThat(micro.systemCallers()).isEmpty();
    }

    @Test
    void architectureThatNamesCoresIsDrawnInColumns() {
        LanePicture multi = LanePicture.of(Samples.architecture("multi"), 2);
        assertThat(multi.cores()).isEqualTo(2);
        assertThat(multi.boxOf("fs1", 1)).get().extracting(Box::id).isEqualTo("fs1");
        assertThat(multi.boxOf("fs1", 1).flatMap(box -> multi.groupOf(box.id()))).get().extracting(Group::core).isEqualTo(1);
        assertThat(multi.boxes().stream().filter(box -> box.component().equals("console"))).as("the console lives on one core").hasSize(1);
        assertThat(LanePicture.of(Samples.architecture("multi"), 1).cores()).isEqualTo(1);
    }

    @Test
    void architectureWithoutUserModeSaysSo() {
        LanePicture uni = LanePicture.of(Samples.architecture("uni"), 1);
        assertThat(uni.rows().getFirst().level()).isEqualTo("ring 3");
        assertThat(uni.rows().getFirst().groups()).isEmpty();
    }

    @Test
    void differenceIsReadFromTheArchitecture() {
        assertThat(mono.difference()).isEqualTo("services in ring 0, by system call, unchecked");
        assertThat(micro.difference()).isEqualTo("services in ring 3, by message, unchecked");
        assertThat(LanePicture.of(Samples.architecture("frame"), 1).difference()).isEqualTo("services in ring 0, by system call, checked");
        assertThat(LanePicture.of(Samples.architecture("uni"), 1).difference())
                .isEqualTo("services with the program in ring 0, by plain call, unchecked");
    }
}
