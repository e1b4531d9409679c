package ringside.gui.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.gui.recording.Hop.Means;
import ringside.gui.sample.Samples;

class HopTest {
    @Test
    void systemCallInMonolithicKernelIsEntryCallReturnExit() {
        List<Hop> hops = Samples.mono().hops();
        assertThat(hops).extracting(Hop::means).startsWith(Means.ENTRY, Means.CALL, Means.RETURN, Means.EXIT);
        assertThat(hops).extracting(Hop::message).containsOnly(0);
    }

    @Test
    void bothLegsOfMessageCarryItsNumberAndEachRequestCountsAnew() {
        List<Hop> hops = Samples.micro().hops();
        assertThat(hops).extracting(Hop::means).containsOnly(Means.MESSAGE);
        assertThat(hops).extracting(Hop::message).containsExactly(1, 1, 2, 2, 1, 1, 2, 2, 1, 1, 2, 2);
    }

    @Test
    void exceptionMakesTheHopFault() {
        LaneRecording lane = Samples.monoWith(Samples.monoScript().open(1).pageFault(0x10).trap("kernel").close(1).events());
        assertThat(lane.hops()).extracting(Hop::means).containsExactly(Means.FAULT);
    }
}
