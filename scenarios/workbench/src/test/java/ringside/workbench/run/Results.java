package ringside.workbench.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import ringside.compiler.image.ImageMap;
import ringside.machine.time.CostTable;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.Cause;
import ringside.workbench.Problem;
import ringside.workbench.architecture.ArchitectureReader;
import ringside.workbench.measure.Measures;
import ringside.workbench.measure.RunEvidence;
import ringside.workbench.scenario.Check;
import ringside.workbench.scenario.Scenario;
import ringside.workbench.trace.Events;
import ringside.workbench.trace.RequestTracker;
import ringside.workbench.trace.TraceHash;

/// Results made from traces written by hand.
public final class Results {
    private Results() {}

    /// Two requests, the first with `first` ring changes, the second with `second`.
    public static LaneRun lane(String folder, int first, int second, String console) throws Problem {
        var events = new Events().booted().threadSwitch(0, 7);
        int id = 0;
        for (int changes : new int[] {first, second}) {
            id++;
            events.open(id);
            for (int change = 0; change < changes; change++) {
                events.ring(change % 2 == 0 ? 0 : 3, change % 2 == 0 ? Cause.SYSCALL : Cause.SYSRET);
            }
            events.close(id);
        }
        return lane(folder, events.list(), console);
    }

    private static LaneRun lane(String folder, List<TraceEvent> events, String console) throws Problem {
        var attribution = RequestTracker.attribute(events);
        return new LaneRun(ArchitectureReader.read(Path.of("../..", folder, "architecture.json")), LaneRun.Status.COMPLETED, LaneRun.SUCCESS,
                console, "", events, attribution.requestIds(), attribution.requests(), List.of("unknown", "program"),
                Measures.of(new RunEvidence(events, attribution.requests(), OptionalLong.empty())), TraceHash.of(events), "5ta7e",
                new ImageMap("x", "TEACHING", List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    /// A finished run with its checks judged.
    public static RunResult run(List<Check> checks, LaneRun... lanes) {
        var scenario = new Scenario("X1", "Try", 1, 5, Optional.empty(), List.of(), 7, new Scenario.MachineSpec(1, 64, "flat"),
                List.of("mono", "micro"), Map.of(), List.of(), List.of(), checks, Scenario.Limits.DEFAULT, "");
        var runs = List.of(lanes);
        return new RunResult(scenario, 7, new CostTable("flat", "0123456789abcdef", 1000, Map.of()), runs, CheckJudge.judge(checks, runs));
    }
}
