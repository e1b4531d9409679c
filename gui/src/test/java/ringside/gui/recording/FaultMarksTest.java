package ringside.gui.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ringside.compiler.mutate.Operator;
import ringside.workbench.Installation;
import ringside.workbench.Workbench;
import ringside.workbench.fault.FaultSites;
import ringside.workbench.run.LaneRun;
import ringside.workbench.run.Progress;
import ringside.workbench.run.RunOptions;

/// What the drawing says of services that are replaced, on runs of the real machine.
class FaultMarksTest {
    private static Workbench bench;

    @BeforeAll
    static void opensTheWorkbench() throws Exception {
        bench = Workbench.open(Installation.found());
    }

    @Test
    void serviceThatGoesSilentIsMarkedWhereItIsStoppedAndWhereItServesAgain() throws Exception {
        LaneRun run = run("FilePool", "reach", Operator.LOOP, "", 3);
        List<FaultMark> marks = FaultMarks.in(run.events());
        assertThat(marks).extracting(FaultMark::kind).containsExactly(FaultMark.Kind.SILENCE, FaultMark.Kind.RESTART);
        assertThat(marks).allSatisfy(mark -> assertThat(run.components().get(mark.component())).isEqualTo("fs"));
    }

    @Test
    void serviceThatFailsIsMarkedOnce() throws Exception {
        LaneRun run = run("OpenFiles", "setOffset", Operator.INDEX, "+500000000", 20);
        List<FaultMark> marks = FaultMarks.in(run.events());
        assertThat(marks).extracting(FaultMark::kind).containsExactly(FaultMark.Kind.EXCEPTION, FaultMark.Kind.RESTART);
        assertThat(marks).allSatisfy(mark -> assertThat(run.components().get(mark.component())).isEqualTo("fs"));
    }

    private static LaneRun run(String type, String method, Operator operator, String detail, int occurrence) throws Exception {
        var site = new FaultSites(bench.images()).in("guest.service.fs").stream()
                .filter(each -> each.type().equals("guest.service.fs." + type) && each.method().equals(method) && each.operator() == operator)
                .findFirst().orElseThrow();
        var text = """
                {
                  "format": "ringside.scenario", "version": "1.0",
                  "id": "restart", "title": "A file service that is replaced", "level": 1, "minutes": 1,
                  "seed": 1,
                  "machine": { "cores": 1, "memoryMiB": 64, "costs": "teaching-default" },
                  "lanes": ["micro"],
                  "workload": [ { "app": "checker", "arguments": ["/data/pattern", "8"] }, { "app": "writer", "arguments": ["/notes", "30", "1000"] } ],
                  "faults": [ { "id": "f", "kind": "mutation", "site": "%s.%s:%d:%s%s", "occurrence": %d } ],
                  "checks": [],
                  "limits": { "maxInstructions": 50000000, "maxEvents": 1000000 }
                }
                """.formatted(site.type(), site.method(), site.line(), operator.word(), detail, occurrence);
        var scenario = bench.reader().parse("restart.ring.json", text);
        return bench.runner().run(scenario, RunOptions.asWritten(), Progress.none()).lanes().getFirst();
    }
}
