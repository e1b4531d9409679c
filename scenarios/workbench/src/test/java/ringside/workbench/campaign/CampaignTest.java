package ringside.workbench.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ringside.compiler.mutate.Operator;
import ringside.workbench.Installation;
import ringside.workbench.Problem;
import ringside.workbench.Workbench;
import ringside.workbench.report.FaultsJson;
import ringside.workbench.report.FaultsTable;
import ringside.workbench.run.ChosenKnobs;

/// Small campaigns on real kernels.
class CampaignTest {
    private static final int COUNT = 8;
    private static final List<Integer> TRIED = Collections.synchronizedList(new ArrayList<>());

    private static Campaign campaign;
    private static CampaignResult safety;
    private static CampaignResult isolation;

    @BeforeAll
    static void triesBothSuites() throws Exception {
        var bench = Workbench.open(Installation.found());
        campaign = new Campaign(bench.images(), bench.library().scenario("S09a"), ChosenKnobs.of(bench.images().lanes(), List.of()));
        safety = run(Suite.SAFETY, 3);
        isolation = campaign.run(Suite.ISOLATION, List.of("mono", "micro"), COUNT, 3, (done, _) -> TRIED.add(done));
    }

    private static CampaignResult run(Suite suite, long seed) throws Exception {
        return campaign.run(suite, List.of("mono", "micro"), COUNT, seed, (_, _) -> { });
    }

    @Test
    void everyLaneGetsTheSameDifferentFaults() {
        for (var result : List.of(safety, isolation)) {
            var first = result.lanes().getFirst().verdicts().stream().map(Verdict::fault).toList();
            assertThat(new HashSet<>(first)).hasSize(COUNT);
            assertThat(result.lanes()).hasSize(2).allSatisfy(lane -> assertThat(lane.verdicts()).extracting(Verdict::fault).isEqualTo(first));
        }
    }

    @Test
    void theSuitesHaveNoFamilyInCommonAndTogetherAll() {
        assertThat(Suite.SAFETY.families()).doesNotContainAnyElementsOf(Suite.ISOLATION.families());
        assertThat(Stream.concat(Suite.SAFETY.families().stream(), Suite.ISOLATION.families().stream())).containsExactlyInAnyOrder(Family.values());
        assertThat(Stream.of(Family.values()).flatMap(family -> family.operators().stream())).containsExactlyInAnyOrder(Operator.values());
        assertThat(Suite.SAFETY.operators()).containsAll(operators(safety));
        assertThat(Suite.ISOLATION.operators()).containsAll(operators(isolation));
    }

    @Test
    void halfOfTheFaultsAreThoseThatChecksCanCatch() {
        for (var result : List.of(safety, isolation)) {
            var families = result.lanes().getFirst().verdicts().stream().map(verdict -> Family.of(verdict.fault().mutation().site().operator())).toList();
            assertThat(families).filteredOn(Family::isCaughtByChecks).hasSize(COUNT / 2);
            assertThat(families.stream().distinct()).hasSizeGreaterThanOrEqualTo(4);
        }
    }

    private static List<Operator> operators(CampaignResult result) {
        return result.lanes().getFirst().verdicts().stream().map(verdict -> verdict.fault().mutation().site().operator()).distinct().toList();
    }

    @Test
    void theSameSeedGivesTheSameReport() throws Exception {
        assertThat(FaultsJson.of(List.of(run(Suite.SAFETY, 3)))).isEqualTo(FaultsJson.of(List.of(safety)));
    }

    @Test
    void anotherSeedGivesOtherFaults() throws Exception {
        assertThat(run(Suite.SAFETY, 4).lanes().getFirst().verdicts()).extracting(verdict -> verdict.fault().mutation().name())
                .isNotEqualTo(safety.lanes().getFirst().verdicts().stream().map(verdict -> verdict.fault().mutation().name()).toList());
    }

    @Test
    void everyFaultHasOneOutcome() {
        for (LaneFaults lane : isolation.lanes()) {
            int sum = 0;
            for (Outcome outcome : Outcome.values()) {
                sum += lane.count(outcome);
            }
            assertThat(sum).isEqualTo(COUNT);
            assertThat(lane.survived().trials()).isEqualTo(lane.activated());
        }
    }

    @Test
    void aFaultInAProcessLeavesTheOthersAlone() {
        var micro = isolation.lanes().getLast();
        assertThat(micro.survived()).isEqualTo(new Proportion(micro.activated(), micro.activated()));
        assertThat(micro.verdicts()).anyMatch(verdict -> verdict.trap().filter(trap -> trap.component().equals("fs")).isPresent());
        assertThat(isolation.lanes().getFirst().survived().count()).isLessThanOrEqualTo(micro.survived().count());
    }

    @Test
    void progressCountsToTheEnd() {
        assertThat(TRIED).hasSize(2 * COUNT).contains(1, 2 * COUNT);
    }

    @Test
    void reportsNameEveryFaultAndTheSharesWithTheirIntervals() {
        assertThat(FaultsJson.of(List.of(safety, isolation))).contains("\"format\" : \"ringside.faults\"", "\"placement\" : \"" + Choice.RULE + "\"");
        assertThat(FaultsTable.of(List.of(safety)).lines()).filteredOn(line -> line.contains(" at pass ")).hasSize(COUNT);
        assertThat(FaultsTable.of(List.of(isolation))).contains("survived", " of " + COUNT);
    }

    @Test
    void anInterruptCancels() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> run(Suite.SAFETY, 3)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anUnknownSuiteIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> Suite.named("fun")).isInstanceOf(Problem.class)
                .hasMessage("there is no suite \"fun\": choose from safety, isolation, lifetime");
    }
}
