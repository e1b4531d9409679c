package ringside.gui.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringside.gui.recording.LanePicture.Box;
import ringside.gui.recording.LanePicture.Group;
import ringside.gui.recording.LanePicture.Row;
import ringside.gui.sample.Samples;
import ringside.workbench.architecture.Architecture.Line;

class LanePictureTest {
    private final LanePicture mono = LanePicture.of(Samples.architecture("monolithic"));
    private final LanePicture micro = LanePicture.of(Samples.architecture("micro"));

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
        assertThat(micro.boxOf("/bin/reader")).get().extracting(Box::id).isEqualTo("program");
        assertThat(micro.boxOf("fs")).get().extracting(Box::id).isEqualTo("fs");
    }

    @Test
    void onlyTrapsThatUseTheTableAreSystemCalls() {
        assertThat(mono.systemCallers()).containsExactly("program");
        assertThat(micro.systemCallers()).isEmpty();
    }
}
