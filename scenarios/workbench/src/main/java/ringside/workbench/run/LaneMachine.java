package ringside.workbench.run;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ringside.machine.CpuModel;
import ringside.machine.Machine;
import ringside.machine.MachineConfig;
import ringside.machine.StopReason;
import ringside.machine.UnusableImageException;
import ringside.machine.time.CostTable;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.Problem;
import ringside.workbench.run.LaneRun.Status;
import ringside.workbench.scenario.Scenario;

/// The machine of one lane: switched on with a scenario's workload, run to its end on the calling thread.
final class LaneMachine {
    /// Instructions between two reports of progress, and between two looks at whether the run was cancelled.
    private static final long SLICE = 1_000_000;
    /// What a kernel writes to the debug-exit port when it stops itself, as a process status.
    private static final int PANIC_STATUS = 127;
    /// As above, when a program returned something else than 0.
    private static final int FAILURE_STATUS = 3;
    private static final int SUCCESS_STATUS = 1;

    /// How a run ended.
    record End(Status status, String outcome) {}

    /// Follows a run between its slices.
    interface Follower {
        void running(long instructions);

        /// Empty, or why the run has to end here.
        String complaint();
    }

    private final String lane;
    private final MachineConfig config;
    private final Machine machine;
    private final ByteArrayOutputStream serial = new ByteArrayOutputStream();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    /// A lane gets the scenario's cores, or as many more as its architecture is made of.
    ///
    /// @param knobs chosen values of the lane
    LaneMachine(Scenario scenario, CostTable costs, Map<String, String> knobs, Architecture architecture, byte[] elf) throws Problem {
        lane = architecture.id();
        config = new MachineConfig(Math.max(scenario.machine().cores(), architecture.cores()), scenario.machine().memoryMiB(), CpuModel.RINGSIDE, costs,
                commandLine(scenario, architecture, knobs), new byte[0]);
        try {
            machine = new Machine(config, elf);
        } catch (UnusableImageException unusable) {
            throw new Problem(Problem.Kind.INVALID_FILE, "lane " + lane + " cannot boot: " + unusable.getMessage(), unusable);
        }
        machine.connect(serial, log);
    }

    /// `run=/bin/reader,/data/poem,16;/bin/sleeper,5000 knob=value`; what is built into the image is not said again.
    private static String commandLine(Scenario scenario, Architecture architecture, Map<String, String> knobs) {
        var run = scenario.workload().stream().map(work -> String.join(",", work.words())).collect(Collectors.joining(";", "run=", ""));
        var words = new ArrayList<>(List.of(run));
        knobs.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .filter(knob -> architecture.knob(knob.getKey()).filter(Architecture.Knob::rebuild).isEmpty())
                .forEach(knob -> words.add(knob.getKey() + "=" + knob.getValue()));
        return String.join(" ", words);
    }

    MachineConfig config() {
        return config;
    }

    Machine machine() {
        return machine;
    }

    String console() {
        return serial.toString(StandardCharsets.ISO_8859_1);
    }

    String log() {
        return log.toString(StandardCharsets.ISO_8859_1);
    }

    End run(long maxInstructions, Follower follower) throws Problem, InterruptedException {
        while (true) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("lane " + lane + " was cancelled");
            }
            long left = maxInstructions - machine.instructions();
            if (left <= 0) {
                return new End(Status.LIMIT, "stopped after " + machine.instructions() + " instructions, the scenario's limit");
            }
            var reason = machine.run(Math.min(SLICE, left));
            follower.running(machine.instructions());
            if (!follower.complaint().isEmpty()) {
                return new End(Status.LIMIT, follower.complaint());
            }
            switch (reason) {
                case StopReason.Limit _, StopReason.Interrupted _ -> { }
                case StopReason.DebugExit exit -> {
                    return ended(exit.status());
                }
                case StopReason.PowerOff _ -> {
                    return new End(Status.COMPLETED, "power off");
                }
                case StopReason.PowerFailure failure -> {
                    return new End(Status.COMPLETED, "power failure during disk write " + failure.write());
                }
                case StopReason.TripleFault fault -> {
                    return new End(Status.PANICKED, "triple fault: " + fault.report());
                }
                case StopReason.Stuck stuck -> {
                    return new End(Status.PANICKED, "the kernel hangs: " + stuck.report());
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
