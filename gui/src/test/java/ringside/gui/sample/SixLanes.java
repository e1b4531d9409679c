package ringside.gui.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringside.machine.time.CostTable;
import ringside.machine.trace.TraceEvent;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.run.LaneRun;
import ringside.workbench.run.RunResult;
import ringside.workbench.scenario.Scenario;
import ringside.workbench.trace.RequestTracker;

/// Hand-made runs of all architectures there are, for tests of how many lanes are shown.
public final class SixLanes {
    private static final String PROGRAM = "/bin/reader";
    private static final long ROOT = 0x10_0000;

    private SixLanes() {}

    /// Every lane reads a few times and prints the same.
    public static RunResult reading() {
        List<LaneRun> lanes = new ArrayList<>(Samples.run().lanes());
        lanes.add(trapping(Samples.architecture("frame")));
        lanes.add(calling(Samples.architecture("uni")));
        lanes.add(onTwoCores(Samples.architecture("multi")));
        lanes.add(calling(Samples.architecture("exo")));
        return result("S01", "A warm read", lanes);
    }

    /// One lane refuses, one panics in its file service, one loses a service and goes on, one runs into a limit.
    public static RunResult failing() {
        List<LaneRun> lanes = new ArrayList<>();
        lanes.add(panicking(Samples.architecture("monolithic")));
        lanes.add(losingService(Samples.architecture("micro")));
        lanes.add(panicking(Samples.architecture("frame")));
        lanes.add(run(Samples.architecture("uni"), LaneRun.Status.REFUSED, "cannot run a second program: the one app is linked into the image",
                List.of(), List.of("unknown")));
        lanes.add(onTwoCores(Samples.architecture("multi")));
        LaneRun exo = calling(Samples.architecture("exo"));
        lanes.add(run(exo.architecture(), LaneRun.Status.LIMIT, "stopped after 50 000 000 instructions", exo.events(), exo.components()));
        return result("S09a", "One wrong index in the file service: who survives?", lanes);
    }

    private static RunResult result(String id, String title, List<LaneRun> lanes) {
        Scenario scenario = new Scenario(id, title, 1, 10, Optional.empty(), List.of(), 42,
                new Scenario.MachineSpec(1, 128, "teaching-default"), lanes.stream().map(LaneRun::lane).toList(), Map.of(),
                List.of(new Scenario.Work("reader", List.of("/data/poem"), Samples.REQUESTS)), List.of(), List.of(), Scenario.Limits.DEFAULT, "");
        return new RunResult(scenario, 42, new CostTable("teaching-default", "00", 1000, Map.of()), List.copyOf(lanes), List.of());
    }

    private static LaneRun trapping(Architecture architecture) {
        TraceScript script = script(architecture).booted();
        for (long id = 1; id <= Samples.REQUESTS; id++) {
            script.open(id).systemCall(0, "frame").transfer("kernel").transfer("fs").copy(4096, "fs", PROGRAM).transfer("kernel")
                    .transfer("frame").systemReturn(4096, PROGRAM).close(id);
        }
        return completed(architecture, script.print(Samples.PRINTED));
    }

    private static LaneRun calling(Architecture architecture) {
        TraceScript script = script(architecture).booted();
        for (long id = 1; id <= Samples.REQUESTS; id++) {
            script.open(id).transfer("fs").copy(4096, "fs", PROGRAM).transfer(PROGRAM).close(id);
        }
        return completed(architecture, script.print(Samples.PRINTED));
    }

    private static LaneRun onTwoCores(Architecture architecture) {
        TraceScript script = script(architecture).booted();
        for (long id = 1; id <= Samples.REQUESTS; id++) {
            script.open(id).message(0x5000, 0x6000).core(1, "fs", 3, 0x20_0000).copy(4096, "fs", PROGRAM).message(0x6000, 0x5000)
                    .core(0, PROGRAM, 3, ROOT).close(id);
        }
        return completed(architecture, script.print(Samples.PRINTED));
    }

    private static LaneRun panicking(Architecture architecture) {
        TraceScript script = script(architecture).booted();
        script.open(1).systemCall(0, "kernel").transfer("fs").copy(4096, "fs", PROGRAM).transfer("kernel").systemReturn(4096, PROGRAM).close(1);
        script.open(2).systemCall(0, "kernel").transfer("fs").pageFault(0xdead_0000L).transfer("kernel").panic().print("panic: page fault\n");
        return run(architecture, LaneRun.Status.PANICKED, "the kernel stopped itself: page fault at 0xdead0000", script.events(), components(architecture));
    }

    private static LaneRun losingService(Architecture architecture) {
        TraceScript script = script(architecture).run(0x6000, 0x5000).booted();
        script.open(1).systemCall(1, "kernel").message(0x5000, 0x6000).addressSpace(0x20_0000).systemReturn(0, "fs").pageFault(0xdead_0000L)
                .trap("kernel").addressSpace(ROOT).systemReturn(-5, PROGRAM).close(1);
        return completed(architecture, script.print("read: EIO\n"));
    }

    private static LaneRun completed(Architecture architecture, TraceScript script) {
        return run(architecture, LaneRun.Status.COMPLETED, LaneRun.SUCCESS, script.events(), components(architecture));
    }

    private static TraceScript script(Architecture architecture) {
        return new TraceScript(components(architecture), PROGRAM, ROOT);
    }

    private static List<String> components(Architecture architecture) {
        List<String> names = new ArrayList<>();
        names.add("unknown");
        architecture.components().forEach(component -> names.add(component.id()));
        names.add(PROGRAM);
        return List.copyOf(names);
    }

    private static LaneRun run(Architecture architecture, LaneRun.Status status, String outcome, List<TraceEvent> events, List<String> components) {
        RequestTracker.Attribution work = RequestTracker.attribute(events);
        StringBuilder console = new StringBuilder();
        events.forEach(event -> {
            if (event instanceof TraceEvent.ConsoleByte sent) {
                console.append((char) sent.value());
            }
        });
        return new LaneRun(architecture, status, outcome, console.toString(), "", events, work.requestIds(), work.requests(), components,
                Map.of(), "1f2e3d4c5b6a", "00", null);
    }
}
