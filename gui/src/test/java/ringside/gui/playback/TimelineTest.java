package ringside.gui.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.gui.recording.LaneRecording;
import ringside.gui.sample.Samples;
import ringside.machine.trace.TraceEvent.RequestMark;
import shared.trace.Mark;

class TimelineTest {
    private static final List<Boolean> BOTH = List.of(true, true);
    private final List<LaneRecording> lanes = List.of(Samples.mono(), Samples.micro());

    @ParameterizedTest
    @CsvSource({"REQUEST,EVENT", "REQUEST,HOP", "REQUEST,REQUEST", "CYCLE,EVENT", "CYCLE,HOP", "CYCLE,REQUEST"})
    void positionsNeverGoBackAndReachFromStartToEnd(Alignment alignment, StepUnit unit) {
        Timeline timeline = Timeline.of(lanes, BOTH, alignment, unit);
        for (int lane = 0; lane < lanes.size(); lane++) {
            assertThat(timeline.position(0, lane)).isEqualTo(lanes.get(lane).start());
            assertThat(timeline.position(timeline.last(), lane)).isEqualTo(lanes.get(lane).end());
            for (int stop = 1; stop < timeline.stops(); stop++) {
                assertThat(timeline.position(stop, lane)).isGreaterThanOrEqualTo(timeline.position(stop - 1, lane));
            }
        }
    }

    @Test
    void lanesBeginEachRequestTogetherWhenAlignedByRequest() {
        Timeline timeline = Timeline.of(lanes, BOTH, Alignment.REQUEST, StepUnit.HOP);
        int opening = timeline.nextRequest(timeline.nextRequest(0));
        for (int lane = 0; lane < lanes.size(); lane++) {
            assertThat(lanes.get(lane).events().get(timeline.position(opening, lane)))
                    .isInstanceOfSatisfying(RequestMark.class, mark -> {
                        assertThat(mark.kind()).isEqualTo(Mark.OPEN);
                        assertThat(mark.id()).isEqualTo(2);
                    });
        }
    }

    @Test
    void shorterLaneWaitsAtItsClosingMarkForTheLonger() {
        Timeline timeline = Timeline.of(lanes, BOTH, Alignment.REQUEST, StepUnit.EVENT);
        int before = timeline.nextRequest(timeline.nextRequest(0)) - 1;
        assertThat(timeline.position(before, 0)).isEqualTo(lanes.get(0).requests().getFirst().close());
        assertThat(timeline.position(before, 0)).isEqualTo(timeline.position(before - 1, 0));
        assertThat(timeline.position(before, 1)).isEqualTo(lanes.get(1).requests().getFirst().close());
    }

    @Test
    void noLaneIsAheadOfTheOthersCyclesWhenAlignedByCycle() {
        Timeline timeline = Timeline.of(lanes, BOTH, Alignment.CYCLE, StepUnit.EVENT);
        for (int stop = 1; stop < timeline.last(); stop++) {
            long mono = lanes.get(0).cyclesSinceStart(timeline.position(stop, 0));
            long micro = lanes.get(1).cyclesSinceStart(timeline.position(stop, 1));
            long now = Math.max(mono, micro);
            assertThat(cyclesAfter(0, timeline.position(stop, 0))).isGreaterThanOrEqualTo(now);
            assertThat(cyclesAfter(1, timeline.position(stop, 1))).isGreaterThanOrEqualTo(now);
        }
    }

    @Test
    void hiddenLaneMakesNoStops() {
        int both = Timeline.of(lanes, BOTH, Alignment.REQUEST, StepUnit.EVENT).stops();
        int monoAlone = Timeline.of(lanes, List.of(true, false), Alignment.REQUEST, StepUnit.EVENT).stops();
        assertThat(monoAlone).isLessThan(both);
    }

    @Test
    void requestUnitMakesOneStopForEachRequest() {
        assertThat(Timeline.of(lanes, BOTH, Alignment.REQUEST, StepUnit.REQUEST).stops()).isEqualTo(1 + Samples.REQUESTS + 1);
    }

    @Test
    void runWithoutRequestsHasStartAndEnd() {
        List<LaneRecording> unmarked = List.of(Samples.monoWith(Samples.monoScript().systemCall(0, "kernel").events()));
        assertThat(Timeline.of(unmarked, List.of(true), Alignment.REQUEST, StepUnit.HOP).stops()).isEqualTo(2);
    }

    /// Cycles of the next stop a lane has, or more than any lane reaches.
    private long cyclesAfter(int lane, int position) {
        LaneRecording recording = lanes.get(lane);
        return position < recording.requests().getLast().close() ? recording.cyclesSinceStart(position + 1) : Long.MAX_VALUE;
    }
}
