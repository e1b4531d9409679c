package ringside.gui.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.gui.sample.Samples;

class LaneRecordingTest {
    private final LaneRecording micro = Samples.micro();

    @Test
    void startsJustBeforeTheFirstRequestAndEndsWithTheLastEvent() {
        assertThat(micro.start()).isEqualTo(micro.requests().getFirst().open() - 1);
        assertThat(micro.end()).isEqualTo(micro.events().size() - 1);
        assertThat(micro.requestAt(micro.start())).isEqualTo(-1);
        assertThat(micro.requestAt(micro.end())).isEqualTo(Samples.REQUESTS - 1);
    }

    @Test
    void everyRequestSpansItsTwoMarks() {
        assertThat(micro.requests()).hasSize(Samples.REQUESTS).allSatisfy(span -> assertThat(span.open()).isLessThan(span.close()));
    }

    @Test
    void requestThatIsNeverClosedLastsToTheEnd() {
        LaneRecording lane = Samples.monoWith(Samples.monoScript().open(7).systemCall(0, "kernel").events());
        assertThat(lane.requests()).containsExactly(new RequestSpan(7, 0, lane.end()));
    }

    @Test
    void laneWithoutRequestsStandsAtItsEndAndListsEverything() {
        LaneRecording lane = Samples.monoWith(Samples.monoScript().booted().events());
        assertThat(lane.start()).isEqualTo(lane.end());
        assertThat(lane.firstListed()).isZero();
        assertThat(Samples.monoWith(List.of()).end()).isEqualTo(LaneRecording.BEFORE);
    }

    @Test
    void programsAreCalledByTheirFileName() {
        assertThat(micro.name(6)).isEqualTo("reader");
        assertThat(micro.name(0)).isEqualTo("unknown code");
        assertThat(micro.name(99)).isEqualTo("unknown code");
    }

    @Test
    void threadsAndAddressSpacesAreKnownByTheirRingThreeCode() {
        Residents residents = micro.residents();
        assertThat(micro.name(residents.ofThread(0x5000))).isEqualTo("reader");
        assertThat(micro.name(residents.ofThread(0x6000))).isEqualTo("fs");
        assertThat(micro.name(residents.ofRoot(0x20_0000))).isEqualTo("fs");
        assertThat(residents.ofRoot(0x999)).isZero();
    }
}
