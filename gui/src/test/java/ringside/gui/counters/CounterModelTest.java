package ringside.gui.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import ringside.gui.recording.LaneRecording;
import ringside.gui.recording.RequestSpan;
import ringside.gui.sample.Samples;
import ringside.workbench.measure.Measures;

class CounterModelTest {
    private final LaneRecording micro = Samples.micro();
    private final CounterModel model = new CounterModel(micro);

    @Test
    void everyCounterIsMeasureOfTheWorkbench() {
        for (Counter counter : Counter.values()) {
            assertThat(Measures.named(counter.measure())).as(counter.measure()).isPresent();
        }
    }

    @Test
    void nothingIsCountedBeforeTheFirstRequest() {
        assertThat(model.at(micro.start(), Scope.ALL).values()).containsOnly(0L);
        assertThat(model.at(LaneRecording.BEFORE, Scope.CURRENT).values()).containsOnly(0L);
    }

    @Test
    void remoteProcedureCallCostsFourRingChangesTwoSwitchesTwoMessages() {
        Map<Counter, Long> one = model.at(micro.requests().getFirst().close(), Scope.ALL);
        assertThat(one).containsEntry(Counter.RING_CHANGES, 4L).containsEntry(Counter.ADDRESS_SPACE_SWITCHES, 2L)
                .containsEntry(Counter.MESSAGES, 2L).containsEntry(Counter.HOPS, 4L).containsEntry(Counter.COPIED_BYTES, 4096L);
    }

    @Test
    void figuresGrowWithTheCursorAndEndAsTheWholeRequest() {
        RequestSpan span = micro.requests().get(1);
        long before = 0;
        for (int position = span.open(); position <= span.close(); position++) {
            long instructions = model.at(position, Scope.CURRENT).get(Counter.INSTRUCTIONS);
            assertThat(instructions).isGreaterThanOrEqualTo(before);
            assertThat(instructions - before).as("no jump at %d", position).isLessThan(300);
            before = instructions;
        }
        assertThat(before).isEqualTo(micro.measured().get(1).instructions());
    }

    @Test
    void totalsAtTheEndAreThoseOfTheRun() {
        Map<Counter, Long> all = model.at(micro.end(), Scope.ALL);
        assertThat(all).containsEntry(Counter.REQUESTS, (long) Samples.REQUESTS).containsEntry(Counter.MESSAGES, 2L * Samples.REQUESTS);
        assertThat(all.get(Counter.CYCLES)).isEqualTo(micro.measured().stream()
                .mapToLong(request -> request.closed().cycle() - request.opened().cycle()).sum());
    }

    @Test
    void openRequestIsNotYetCountedAsRequest() {
        int middle = micro.requests().get(1).open() + 3;
        assertThat(model.at(middle, Scope.ALL)).containsEntry(Counter.REQUESTS, 1L);
        assertThat(model.at(middle, Scope.CURRENT)).containsEntry(Counter.REQUESTS, 0L);
    }
}
