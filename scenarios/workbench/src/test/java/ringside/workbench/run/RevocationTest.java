package ringside.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ringside.machine.trace.TraceEvent.ProbeHit;
import ringside.workbench.Installation;
import ringside.workbench.Workbench;
import shared.trace.ProbeKind;

/// Two programs that want more memory together than there is: one has it and sleeps, then the other asks.
class RevocationTest {
    private static LaneRun giving;
    private static LaneRun refusing;
    private static LaneRun plenty;

    @BeforeAll
    static void runsAProgramThatCanGiveAndOneThatCannot() throws Exception {
        var bench = Workbench.open(Installation.found());
        giving = run(bench, "0", "140");
        refusing = run(bench, "190", "140");
        plenty = run(bench, "190", "all");
    }

    @Test
    void nobodyIsAskedWhileThereAreFrames() {
        assertThat(plenty.outcome()).startsWith(LaneRun.SUCCESS);
        assertThat(probes(plenty, ProbeKind.REVOKE)).isEmpty();
        assertThat(probes(plenty, ProbeKind.REPOSSESS)).isEmpty();
    }

    @Test
    void aProgramThatGivesFramesBackKeepsItsDataAndBothEndWell() {
        assertThat(probes(giving, ProbeKind.REVOKE)).isNotEmpty();
        assertThat(probes(giving, ProbeKind.REPOSSESS)).isEmpty();
        assertThat(giving.outcome()).startsWith(LaneRun.SUCCESS);
        assertThat(giving.console()).contains("hoarder: 150 KiB, 0 bytes damaged").contains("hoarder: 190 KiB, 0 bytes damaged");
    }

    @Test
    void aProgramThatDoesNotAnswerLosesFramesAndTheAskerGetsThem() {
        var asked = probes(refusing, ProbeKind.REVOKE);
        var taken = probes(refusing, ProbeKind.REPOSSESS);
        assertThat(asked).isNotEmpty();
        assertThat(taken).isNotEmpty().allSatisfy(hit -> assertThat(hit.arguments().getFirst()).isEqualTo(asked.getFirst().arguments().getFirst()));
        assertThat(taken.stream().map(hit -> hit.arguments().get(1))).doesNotHaveDuplicates();
        assertThat(refusing.console()).contains("hoarder: 150 KiB, 0 bytes damaged");
    }

    @Test
    void nothingIsTakenBeforeTheTimeForAnAnswerIsOver() {
        var asked = probes(refusing, ProbeKind.REVOKE).getFirst().at().cycle();
        var taken = probes(refusing, ProbeKind.REPOSSESS).getFirst().at().cycle();
        assertThat(taken - asked).isGreaterThan(1_000_000);
    }

    /// The library has read the repossession vector: it does not put a page of zeros where the data was.
    @Test
    void whoTouchesWhatWasTakenEndsAndNeverReadsZerosForIt() {
        assertThat(refusing.console()).doesNotContain("190 KiB");
        assertThat(refusing.log()).contains("hoarder failed: page fault").contains("process 1 ended with status 139").contains("process 2 ended with status 0");
    }

    private static List<ProbeHit> probes(LaneRun lane, String kind) {
        return lane.events().stream().filter(ProbeHit.class::isInstance).map(ProbeHit.class::cast).filter(hit -> hit.kind().equals(kind)).toList();
    }

    private static LaneRun run(Workbench bench, String filled, String frames) throws Exception {
        var text = """
                {
                  "format": "ringside.scenario", "version": "1.0",
                  "id": "revocation", "title": "More memory than there is", "level": 1, "minutes": 1,
                  "seed": 1,
                  "machine": { "cores": 1, "memoryMiB": 64, "costs": "teaching-default" },
                  "lanes": ["exo"],
                  "knobs": { "exo": { "frames": "%s" } },
                  "workload": [
                    { "app": "hoarder", "arguments": ["190", "%s", "90000000"] },
                    { "app": "hoarder", "arguments": ["150", "150", "1000"] }
                  ],
                  "checks": [],
                  "limits": { "maxInstructions": 50000000, "maxEvents": 1000000 }
                }
                """.formatted(frames, filled);
        var scenario = bench.reader().parse("revocation.ring.json", text);
        return bench.runner().run(scenario, RunOptions.asWritten(), Progress.none()).lanes().getFirst();
    }
}
