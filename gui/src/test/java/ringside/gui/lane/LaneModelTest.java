package ringside.gui.lane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringside.gui.lane.LaneState.Activity;
import ringside.gui.recording.Hop;
import ringside.gui.recording.LaneRecording;
import ringside.gui.sample.Samples;
import ringside.machine.trace.TraceEvent.ConsoleByte;

class LaneModelTest {
    private final LaneRecording micro = Samples.micro();
    private final LaneModel model = new LaneModel(micro);

    @Test
    void boxAndRingFollowTheHops() {
        LaneState inKernel = model.at(micro.hops().get(0).event());
        assertThat(inKernel.box()).contains("kernel");
        assertThat(inKernel.ring()).isZero();
        LaneState inFiles = model.at(micro.hops().get(1).event());
        assertThat(inFiles.box()).contains("fs");
        assertThat(inFiles.ring()).isEqualTo(3);
        assertThat(inFiles.hop()).map(Hop::message).contains(1);
    }

    @Test
    void programKeepsItsNameWhileOthersRun() {
        assertThat(model.at(micro.start()).programs()).containsValue("reader");
        assertThat(model.at(micro.hops().get(1).event()).programs()).containsValue("reader");
    }

    @Test
    void wayBackIsTheWayThereReversed() {
        int from = micro.requests().getFirst().open();
        int to = micro.requests().getFirst().close();
        assertThat(model.way(from, to)).containsExactly("program", "kernel", "fs", "kernel", "program");
        assertThat(model.way(to, from)).isEqualTo(model.way(from, to).reversed());
        assertThat(model.way(from, from)).containsExactly("program");
    }

    @Test
    void cyclesOfTheRequestAreSharedOutCompletely() {
        LaneModel.Moment moment = model.momentAt(micro.requests().getFirst().close());
        assertThat(moment.shares().values().stream().mapToDouble(Double::doubleValue).sum()).isBetween(0.999, 1.001);
        assertThat(moment.crossings()).isEqualTo(4);
    }

    @Test
    void consoleOutputConcernsTheSerialLine() {
        int printed = micro.end();
        assertThat(micro.events().get(printed)).isInstanceOf(ConsoleByte.class);
        assertThat(model.at(printed).device()).contains("com1");
    }

    @Test
    void activityTellsHowFarTheRunIs() {
        assertThat(model.at(LaneRecording.BEFORE).activity()).isEqualTo(Activity.NOT_STARTED);
        assertThat(model.at(micro.requests().getFirst().open()).activity()).isEqualTo(Activity.RUNNING);
        assertThat(model.at(micro.requests().getFirst().close()).activity()).isEqualTo(Activity.REQUEST_DONE);
        assertThat(model.at(micro.end()).activity()).isEqualTo(Activity.ENDED);
    }

    @Test
    void noRequestIsDrawnOutsideOfRequests() {
        assertThat(model.at(micro.start()).hop()).isEmpty();
        assertThat(model.at(micro.start()).inRequest()).isFalse();
        int between = micro.requests().getLast().close() + 1;
        assertThat(model.at(between).activity()).isEqualTo(Activity.BETWEEN_REQUESTS);
        assertThat(model.momentAt(between).crossings()).isZero();
    }

    @Test
    void exceptionShowsAsFault() {
        LaneRecording lane = Samples.monoWith(Samples.monoScript().open(1).pageFault(0x10).close(1).print("x").events());
        assertThat(new LaneModel(lane).at(1).activity()).isEqualTo(Activity.FAULT);
    }
}
