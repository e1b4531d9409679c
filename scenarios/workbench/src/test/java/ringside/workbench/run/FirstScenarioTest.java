package ringside.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ringside.workbench.Installation;
import ringside.workbench.Workbench;
import ringside.workbench.run.RunResult.CheckResult;
import ringside.workbench.scenario.Scenario;

/// S01 on real kernels: what must be true of a warm `read()`, taken from the trace.
class FirstScenarioTest {
    private static Workbench bench;
    private static Scenario scenario;
    private static RunResult result;

    @BeforeAll
    static void runsEveryLane() throws Exception {
        bench = Workbench.open(Installation.found());
        scenario = bench.library().scenario("S01");
        result = bench.runner().run(scenario, RunOptions.asWritten(), Progress.none());
    }

    private static LaneRun lane(String id) {
        return result.lanes().stream().filter(lane -> lane.lane().equals(id)).findFirst().orElseThrow();
    }

    private static void eachRequest(String lane, String metric, double value) {
        assertThat(lane(lane).metrics().get(metric) / lane(lane).metrics().get("requests")).as(metric + " of " + lane).isEqualTo(value);
    }

    @Test
    void everyInvariantOfTheScenarioHolds() {
        assertThat(result.checks()).hasSizeGreaterThan(10).allSatisfy(check -> assertThat(check.passed()).as(check.toString()).isTrue());
        assertThat(result.checks()).extracting(CheckResult::lane).contains("mono", "micro", "frame", "uni", "multi", "exo", "all");
    }

    @Test
    void theMonolithicKernelCrossesTheRingTwiceAndStaysInItsAddressSpace() {
        eachRequest("mono", "ringChanges", 2);
        eachRequest("mono", "addressSpaceSwitches", 0);
        eachRequest("mono", "messages", 0);
    }

    @Test
    void theFramekernelCrossesWhereTheMonolithDoes() {
        eachRequest("frame", "ringChanges", 2);
        eachRequest("frame", "addressSpaceSwitches", 0);
        eachRequest("frame", "messages", 0);
    }

    @Test
    void theUnikernelCrossesNothing() {
        eachRequest("uni", "ringChanges", 0);
        eachRequest("uni", "addressSpaceSwitches", 0);
        eachRequest("uni", "messages", 0);
    }

    @Test
    void theMicrokernelMakesOneRemoteCallForEachRead() {
        eachRequest("micro", "ringChanges", 4);
        eachRequest("micro", "addressSpaceSwitches", 2);
        eachRequest("micro", "messages", 2);
        eachRequest("micro", "schedulerRuns", 0);
    }

    @Test
    void theExokernelHasNoPartInAReadOfWhatIsBound() {
        eachRequest("exo", "ringChanges", 0);
        eachRequest("exo", "addressSpaceSwitches", 0);
        eachRequest("exo", "messages", 0);
        eachRequest("exo", "schedulerRuns", 0);
        assertThat(lane("exo").metrics().get("hops")).isPositive();
    }

    @Test
    void programsSayTheSameInEveryLane() {
        assertThat(lane("mono").console()).isNotEmpty();
        assertThat(result.lanes()).allSatisfy(lane -> assertThat(lane.console()).as(lane.lane()).isEqualTo(lane("mono").console()));
    }

    @Test
    void theDataReachesTheProgramByACopyFromTheFileService() {
        assertThat(result.lanes()).allSatisfy(lane -> assertThat(lane.metrics().get("copiedBytes")).isGreaterThanOrEqualTo(64 * 4096.0));
    }

    @Test
    void programAndServiceAreSeenAtWorkByTheirNames() {
        assertThat(lane("micro").components()).contains("kernel", "fs").anyMatch(name -> name.contains("reader"));
        assertThat(lane("mono").components()).contains("kernel", "fs").anyMatch(name -> name.contains("reader"));
        assertThat(lane("frame").components()).contains("frame", "kernel", "fs").anyMatch(name -> name.contains("reader"));
        assertThat(lane("uni").components()).contains("kernel", "fs", "program");
        assertThat(lane("exo").components()).contains("kernel", "libos", "fs", "reader");
    }

    @Test
    void theBootEndsBeforeTheFirstRequest() {
        assertThat(result.lanes()).allSatisfy(lane -> {
            assertThat(lane.metrics()).containsKey("bootCycles");
            assertThat(lane.metrics().get("bootCycles")).isPositive().isLessThan(lane.requests().getFirst().opened().cycle());
        });
    }

    @Test
    void anotherRunHasTheSameTraceAndTheSameState() throws Exception {
        var again = bench.runner().run(scenario, RunOptions.asWritten(), Progress.none());
        assertThat(again.lanes()).extracting(LaneRun::traceHash).isEqualTo(result.lanes().stream().map(LaneRun::traceHash).toList());
        assertThat(again.lanes()).extracting(LaneRun::stateHash).isEqualTo(result.lanes().stream().map(LaneRun::stateHash).toList());
    }
}
