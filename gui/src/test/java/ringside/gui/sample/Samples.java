package ringside.gui.sample;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringside.gui.recording.LanePicture;
import ringside.gui.recording.LaneRecording;
import ringside.machine.time.CostTable;
import ringside.machine.trace.TraceEvent;
import ringside.workbench.Problem;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.architecture.ArchitectureReader;
import ringside.workbench.run.LaneRun;
import ringside.workbench.run.RunResult;
import ringside.workbench.scenario.Scenario;
import ringside.workbench.trace.RequestTracker;

/// Hand-made runs of the two kernels' real architectures, for tests that must not depend on images.
public final class Samples {
    public static final int REQUESTS = 3;
    public static final String PRINTED = "3 reads done\n";
    private static final long PROGRAM_ROOT = 0x10_0000;
    private static final long FILES_ROOT = 0x20_0000;
    private static final long PROGRAM_THREAD = 0x5000;
    private static final long FILES_THREAD = 0x6000;
    private static final long READ = 0;

    private Samples() {}

    public static LaneRecording mono() {
        return recording(architecture("monolithic"), monoComponents(), monoEvents());
    }

    public static LaneRecording micro() {
        return recording(architecture("micro"), microComponents(), microEvents());
    }

    /// A recording of chosen events, with the drawing of the monolithic kernel.
    public static LaneRecording monoWith(List<TraceEvent> events) {
        return recording(architecture("monolithic"), monoComponents(), events);
    }

    public static TraceScript monoScript() {
        return new TraceScript(monoComponents(), "/bin/reader", PROGRAM_ROOT);
    }

    /// Both lanes as the result of a run.
    public static RunResult run() {
        Scenario scenario = new Scenario("S01", "A warm read", 1, 10, Optional.empty(), List.of(), 42,
                new Scenario.MachineSpec(1, 128, "teaching-default"), List.of("mono", "micro"), Map.of(),
                List.of(new Scenario.Work("reader", List.of("/data/poem"), REQUESTS)), List.of(), List.of(), Scenario.Limits.DEFAULT, "");
        return new RunResult(scenario, 42, new CostTable("teaching-default", "00", 1000, Map.of()),
                List.of(lane("monolithic", monoComponents(), monoEvents()), lane("micro", microComponents(), microEvents())), List.of());
    }

    public static Architecture architecture(String folder) {
        try {
            return ArchitectureReader.read(Path.of("..", "arch-" + folder, "architecture.json"));
        } catch (Problem problem) {
            throw new AssertionError(problem);
        }
    }

    private static LaneRun lane(String folder, List<String> components, List<TraceEvent> events) {
        RequestTracker.Attribution work = RequestTracker.attribute(events);
        return new LaneRun(architecture(folder), LaneRun.Status.COMPLETED, "all programs returned 0", PRINTED, "", events,
                work.requestIds(), work.requests(), components, Map.of(), "1f2e3d4c5b6a", "00", null);
    }

    private static LaneRecording recording(Architecture architecture, List<String> components, List<TraceEvent> events) {
        RequestTracker.Attribution work = RequestTracker.attribute(events);
        return new LaneRecording(LanePicture.of(architecture, LaneRecording.coresIn(events)), components, events, work.requestIds(), work.requests());
    }

    private static List<String> monoComponents() {
        return List.of("unknown", "kernel", "fs", "console", "clock", "/bin/reader");
    }

    private static List<String> microComponents() {
        return List.of("unknown", "kernel", "supervisor", "fs", "console", "clock", "/bin/reader");
    }

    private static List<TraceEvent> monoEvents() {
        TraceScript script = monoScript().booted();
        for (long id = 1; id <= REQUESTS; id++) {
            script.open(id).systemCall(READ, "kernel").transfer("fs");
            if (id == 1) {
                script.tlbMiss(0x7000);
            }
            script.copy(4096, "fs", "/bin/reader").transfer("kernel").systemReturn(4096, "/bin/reader").close(id);
        }
        return script.print(PRINTED).events();
    }

    private static List<TraceEvent> microEvents() {
        TraceScript script = new TraceScript(microComponents(), "/bin/reader", PROGRAM_ROOT).run(FILES_THREAD, PROGRAM_THREAD).booted();
        for (long id = 1; id <= REQUESTS; id++) {
            script.open(id).systemCall(1, "kernel").message(PROGRAM_THREAD, FILES_THREAD).addressSpace(FILES_ROOT).systemReturn(0, "fs")
                    .tlbMiss(0x7000).copy(4096, "fs", "/bin/reader")
                    .systemCall(2, "kernel").message(FILES_THREAD, PROGRAM_THREAD).addressSpace(PROGRAM_ROOT).systemReturn(4096, "/bin/reader")
                    .close(id);
        }
        return script.print(PRINTED).events();
    }
}
