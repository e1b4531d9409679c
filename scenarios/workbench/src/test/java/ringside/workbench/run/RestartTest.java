package ringside.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ringside.compiler.mutate.Operator;
import ringside.compiler.mutate.Site;
import ringside.machine.trace.TraceEvent.ProbeHit;
import ringside.workbench.Installation;
import ringside.workbench.Workbench;
import ringside.workbench.fault.FaultSites;
import shared.trace.ProbeKind;

/// A file service that dies of its own bug, with requests in hand, and what its clients notice.
class RestartTest {
    /// Beyond everything that is mapped.
    private static final int FAR = 500_000_000;

    private static Workbench bench;
    private static List<Site> sites;

    @BeforeAll
    static void opensTheWorkbench() throws Exception {
        bench = Workbench.open(Installation.found());
        sites = new FaultSites(bench.images()).in("guest.service.fs");
    }

    @Test
    void aServiceThatDiesWhileItReadsIsReplacedAndNobodyNotices() throws Exception {
        var lane = micro(fault("OpenFiles", "setOffset", Operator.INDEX, "+" + FAR, 20));
        assertThat(lane.outcome()).isEqualTo(LaneRun.SUCCESS + "; page fault in fs; unharmed: checker, writer, ticker");
        assertThat(lane.damage()).isEmpty();
        assertThat(lane.log()).containsOnlyOnce(" failed: ").containsOnlyOnce("restart 1");
        assertThat(probes(lane, ProbeKind.DIED)).hasSize(1);
        assertThat(probes(lane, ProbeKind.RESTARTED)).hasSize(1);
        assertThat(downtimes(lane)).allMatch(cycles -> cycles > 0);
        assertThat(lane.metrics()).containsEntry("restartCycles", (double) downtimes(lane).getFirst());
    }

    @Test
    void aServiceThatDiesInTheMiddleOfAWriteLosesNothing() throws Exception {
        var lane = micro(fault("FilePool", "reach", Operator.INDEX, "+" + FAR, 3));
        assertThat(lane.damage()).isEmpty();
        assertThat(lane.console()).contains("read back as written");
        assertThat(probes(lane, ProbeKind.RESTARTED)).hasSize(1);
    }

    @Test
    void theSecondRestartWaitsAndTheFirstDoesNot() throws Exception {
        var lane = micro(fault("OpenFiles", "setOffset", Operator.INDEX, "+" + FAR, 20), fault("OpenFiles", "isOpen", Operator.INDEX, "+" + FAR, 40));
        assertThat(lane.damage()).isEmpty();
        assertThat(downtimes(lane)).hasSize(2);
        assertThat(downtimes(lane).getLast()).isGreaterThan(2 * downtimes(lane).getFirst());
    }

    @Test
    void aServiceInAnEndlessLoopIsFoundOutAndReplacedAndNobodyNotices() throws Exception {
        var lane = micro(fault("MemoryFiles", "release", Operator.LOOP, "", 1), fault("FilePool", "reach", Operator.LOOP, "", 3));
        assertThat(lane.outcome()).isEqualTo(LaneRun.SUCCESS + "; unharmed: checker, writer, ticker");
        assertThat(lane.damage()).isEmpty();
        assertThat(lane.console()).contains("checker: 8 of 8 rounds ok", "read back as written");
        assertThat(lane.log()).contains("does not answer", "restart 1", "restart 2").doesNotContain("restart 3");
        assertThat(probes(lane, ProbeKind.DIED)).extracting(died -> died.arguments().getLast()).containsExactly(-1L, -1L);
        assertThat(lane.metrics().get("restartCycles")).isEqualTo(downtimes(lane).stream().mapToDouble(Long::doubleValue).sum());
    }

    @Test
    void aServiceThatAnswersIsLeftAlone() throws Exception {
        var lane = micro();
        assertThat(lane.outcome()).isEqualTo(LaneRun.SUCCESS);
        assertThat(lane.log()).doesNotContain("does not answer", "restart");
    }

    @Test
    void aRestartIsTheSameInEveryRun() throws Exception {
        var fault = fault("OpenFiles", "setOffset", Operator.INDEX, "+" + FAR, 20);
        assertThat(micro(fault).traceHash()).isEqualTo(micro(fault).traceHash());
    }

    private static List<ProbeHit> probes(LaneRun lane, String kind) {
        return lane.events().stream().filter(ProbeHit.class::isInstance).map(ProbeHit.class::cast).filter(hit -> hit.kind().equals(kind)).toList();
    }

    /// Model cycles from each death to the first request that could be served again.
    private static List<Long> downtimes(LaneRun lane) {
        var died = probes(lane, ProbeKind.DIED);
        var restarted = probes(lane, ProbeKind.RESTARTED);
        assertThat(restarted).hasSameSizeAs(died);
        return IntStream.range(0, died.size()).mapToObj(i -> {
            assertThat(restarted.get(i).arguments().getFirst()).isEqualTo(died.get(i).arguments().getFirst());
            return restarted.get(i).at().cycle() - died.get(i).at().cycle();
        }).toList();
    }

    private static String fault(String type, String method, Operator operator, String detail, int occurrence) {
        var site = sites.stream()
                .filter(each -> each.type().equals("guest.service.fs." + type) && each.method().equals(method) && each.operator() == operator)
                .findFirst().orElseThrow();
        return """
                { "id": "%s-%d", "kind": "mutation", "site": "%s.%s:%d:%s%s", "occurrence": %d }
                """.formatted(method.toLowerCase(Locale.ROOT), occurrence, site.type(), method, site.line(), operator.word(), detail, occurrence);
    }

    private static LaneRun micro(String... faults) throws Exception {
        var text = """
                {
                  "format": "ringside.scenario", "version": "1.0",
                  "id": "restart", "title": "A file service that dies", "level": 1, "minutes": 1,
                  "seed": 1,
                  "machine": { "cores": 1, "memoryMiB": 64, "costs": "teaching-default" },
                  "lanes": ["micro"],
                  "workload": [
                    { "app": "checker", "arguments": ["/data/pattern", "8"] },
                    { "app": "writer", "arguments": ["/notes", "30", "1000"] },
                    { "app": "ticker", "arguments": ["12", "1000000"] }
                  ],
                  "faults": [ %s ],
                  "checks": [],
                  "limits": { "maxInstructions": 50000000, "maxEvents": 1000000 }
                }
                """.formatted(Arrays.stream(faults).collect(Collectors.joining(",")));
        var scenario = bench.reader().parse("restart.ring.json", text);
        return bench.runner().run(scenario, RunOptions.asWritten(), Progress.none()).lanes().getFirst();
    }
}
