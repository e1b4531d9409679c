package ringside.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ringside.workbench.Installation;
import ringside.workbench.Problem;
import ringside.workbench.Workbench;
import ringside.workbench.scenario.Scenario;

/// How runs end and what they report on the way, on the monolithic lane.
class ScenarioRunnerTest {
    private static final RunOptions MONO = RunOptions.asWritten().withLanes(List.of("mono"));
    private static Workbench bench;
    private static String text;

    @BeforeAll
    static void opensTheWorkbench() throws Problem {
        bench = Workbench.open(Installation.found());
        text = bench.library().scenario("S01").source();
    }

    private static Scenario with(String right, String wrong) throws Problem {
        assertThat(text).contains(right);
        return bench.reader().parse("S01", text.replace(right, wrong));
    }

    @Test
    void theInstructionLimitEndsTheRun() throws Exception {
        var lane = bench.runner().run(with("\"maxInstructions\": 50000000", "\"maxInstructions\": 1000"), MONO, Progress.none()).lanes().getFirst();
        assertThat(lane.status()).isEqualTo(LaneRun.Status.LIMIT);
        assertThat(lane.outcome()).isEqualTo("stopped after 1000 instructions, the scenario's limit");
    }

    @Test
    void theEventLimitEndsTheRunAndKeepsTheEventsUpToIt() throws Exception {
        var lane = bench.runner().run(with("\"maxEvents\": 500000", "\"maxEvents\": 100"), MONO, Progress.none()).lanes().getFirst();
        assertThat(lane.status()).isEqualTo(LaneRun.Status.LIMIT);
        assertThat(lane.events()).hasSize(100);
    }

    @Test
    void aProgramThatFailsIsSeenInTheOutcome() throws Exception {
        var result = bench.runner().run(with("/data/poem", "/data/none"), MONO, Progress.none());
        assertThat(result.lanes().getFirst().status()).isEqualTo(LaneRun.Status.COMPLETED);
        assertThat(result.lanes().getFirst().outcome()).isEqualTo("a program failed");
        assertThat(result.passed()).isFalse();
    }

    @Test
    void aLaneThatLinksItsProgramRefusesASecondAndTheOthersGoOn() throws Exception {
        var two = with("\"requests\": 64 }", "\"requests\": 64 }, { \"app\": \"sleeper\", \"arguments\": [\"1000\"] }");
        var result = bench.runner().run(two, RunOptions.asWritten().withLanes(List.of("uni", "mono")), Progress.none());
        assertThat(result.lanes()).extracting(LaneRun::status).containsExactly(LaneRun.Status.REFUSED, LaneRun.Status.COMPLETED);
        assertThat(result.lanes().getFirst().outcome()).startsWith("lane uni links one program into its image, and 2 are asked for");
        assertThat(result.lanes().getFirst().metrics()).as("what could not be measured is absent").isEmpty();
    }

    @Test
    void progressIsReportedFromPreparationToTheEnd() throws Exception {
        var heard = Collections.synchronizedList(new ArrayList<String>());
        bench.runner().run(with("\"seed\": 1", "\"seed\": 2"), MONO, new Progress() {
            @Override
            public void preparing(String lane) {
                heard.add("preparing " + lane);
            }

            @Override
            public void running(String lane, long instructions, long events) {
                heard.add("running " + lane);
            }

            @Override
            public void finished(LaneRun run) {
                heard.add("finished " + run.lane());
            }
        });
        assertThat(heard).startsWith("preparing mono", "running mono").endsWith("finished mono");
    }

    @Test
    void anInterruptedCallerCancelsTheRun() throws Exception {
        var scenario = with("\"requests\": 64", "\"requests\": 1000000");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> bench.runner().run(scenario, MONO, Progress.none())).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anotherCostTableChangesCyclesAndNoCounts() throws Exception {
        var scenario = bench.library().scenario("S01");
        var usual = bench.runner().run(scenario, MONO, Progress.none()).lanes().getFirst();
        var flat = bench.runner().run(scenario, new RunOptions(List.of("mono"), OptionalLong.empty(), Map.of(),
                Optional.of("flat")), Progress.none()).lanes().getFirst();
        assertThat(flat.metrics().get("cycles")).isNotEqualTo(usual.metrics().get("cycles"));
        assertThat(flat.metrics()).containsEntry("ringChanges", usual.metrics().get("ringChanges"))
                .containsEntry("instructions", usual.metrics().get("instructions"));
    }
}
