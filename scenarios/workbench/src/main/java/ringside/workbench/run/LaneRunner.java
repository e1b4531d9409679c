package ringside.workbench.run;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ringside.machine.CpuModel;
import ringside.machine.Machine;
import ringside.machine.MachineConfig;
import ringside.machine.StopReason;
import ringside.machine.UnusableImageException;
import ringside.machine.time.CostTable;
import ringside.workbench.Problem;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.image.LaneImage;
import ringside.workbench.measure.Measures;
import ringside.workbench.measure.RunEvidence;
import ringside.workbench.run.LaneRun.Status;
import ringside.workbench.scenario.Scenario;
import ringside.workbench.trace.RequestTracker;
import ringside.workbench.trace.TraceHash;

/// Runs one lane on one machine, on the calling thread.
final class LaneRunner {
    /// Instructions between two reports of progress, and between two looks at whether the run was cancelled.
    private static final long SLICE = 1_000_000;
    /// What a kernel writes to the debug-exit port when it stops itself, as a process status.
    private static final int PANIC_STATUS = 127;
    /// As above, when a program returned something else than 0.
    private static final int FAILURE_STATUS = 3;
    private static final int SUCCESS_STATUS = 1;

    private final Scenario scenario;
    private final CostTable costs;
    private final Progress progress;

    LaneRunner(Scenario scenario, CostTable costs, Progress progress) {
        this.scenario = scenario;
        this.costs = costs;
        this.progress = progress;
    }

    /// @param knobs chosen values of the lane
    LaneRun run(LaneImage image, Map<String, String> knobs) throws Problem, InterruptedException {
        var serial = new ByteArrayOutputStream();
        var log = new ByteArrayOutputStream();
        var machine = machine(image, knobs);
        var recorder = new EventRecorder(scenario.limits().maxEvents(), machine::requestStop);
        machine.connect(serial, log);
        machine.observe(Observations.of(image.lane().architecture(), image.kernel().map()), recorder);
        var end = run(machine, recorder, image.lane().id());
        var events = recorder.events();
        var attribution = RequestTracker.attribute(events);
        var evidence = new RunEvidence(events, attribution.requests(), image.kernel().elf().length);
        return new LaneRun(
                image.lane().architecture(),
                end.status(),
                end.outcome(),
                serial.toString(StandardCharsets.ISO_8859_1),
                log.toString(StandardCharsets.ISO_8859_1),
                events,
                attribution.requestIds(),
                attribution.requests(),
                List.copyOf(machine.components()),
                Collections.unmodifiableMap(Measures.of(evidence)),
                TraceHash.of(events),
                machine.stateHash(),
                image.kernel().map());
    }

    private Machine machine(LaneImage image, Map<String, String> knobs) throws Problem {
        var config = new MachineConfig(scenario.machine().cores(), scenario.machine().memoryMiB(), CpuModel.RINGSIDE, costs,
                commandLine(image.lane().architecture(), knobs), new byte[0]);
        try {
            return new Machine(config, image.kernel().elf());
        } catch (UnusableImageException unusable) {
            throw new Problem(Problem.Kind.INVALID_FILE, "lane " + image.lane().id() + " cannot boot: " + unusable.getMessage(), unusable);
        }
    }

    /// `run=/bin/reader,/data/poem,16;/bin/sleeper,5000 knob=value`; what is built into the image is not said again.
    private String commandLine(Architecture architecture, Map<String, String> knobs) {
        var run = scenario.workload().stream().map(work -> String.join(",", work.words())).collect(Collectors.joining(";", "run=", ""));
        var words = new ArrayList<>(List.of(run));
        knobs.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .filter(knob -> architecture.knob(knob.getKey()).filter(Architecture.Knob::rebuild).isEmpty())
                .forEach(knob -> words.add(knob.getKey() + "=" + knob.getValue()));
        return String.join(" ", words);
    }

    private record End(Status status, String outcome) {}

    private End run(Machine machine, EventRecorder recorder, String lane) throws Problem, InterruptedException {
        while (true) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("lane " + lane + " was cancelled");
            }
            long left = scenario.limits().maxInstructions() - machine.instructions();
            if (left <= 0) {
                return new End(Status.LIMIT, "stopped after " + machine.instructions() + " instructions, the scenario's limit");
            }
            var reason = machine.run(Math.min(SLICE, left));
            progress.running(lane, machine.instructions(), recorder.size());
            if (recorder.full()) {
                return new End(Status.LIMIT, "stopped after " + recorder.size() + " trace events, the scenario's limit");
            }
            switch (reason) {
                case StopReason.Limit _, StopReason.Interrupted _ -> { }
                case StopReason.DebugExit exit -> {
                    return ended(exit.status());
                }
                case StopReason.PowerOff _ -> {
                    return new End(Status.COMPLETED, "power off");
                }
                case StopReason.TripleFault fault -> {
                    return new End(Status.PANICKED, "triple fault: " + fault.report());
                }
                case StopReason.Idle _ -> {
                    return new End(Status.LIMIT, "stopped: every core waits and no event is due");
                }
                case StopReason.Unimplemented missing ->
                    throw new Problem(Problem.Kind.DEFECT, "lane " + lane + " used something the machine does not have: "
                            + missing.report());
            }
        }
    }

    private static End ended(int status) {
        return switch (status) {
            case SUCCESS_STATUS -> new End(Status.COMPLETED, LaneRun.SUCCESS);
            case FAILURE_STATUS -> new End(Status.COMPLETED, "a program failed");
            case PANIC_STATUS -> new End(Status.PANICKED, "kernel panic");
            default -> new End(Status.COMPLETED, "exit status " + status);
        };
    }
}
