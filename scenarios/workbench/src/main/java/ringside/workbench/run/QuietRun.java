package ringside.workbench.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ringside.machine.Machine;
import ringside.machine.time.CostTable;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceSink;
import ringside.workbench.Problem;
import ringside.workbench.fault.Clone;
import ringside.workbench.fault.Evidence;
import ringside.workbench.fault.PassWatch;
import ringside.workbench.image.LaneImage;
import ringside.workbench.run.LaneRun.Status;
import ringside.workbench.scenario.Scenario;
import shared.layout.Vector;

/// Runs a lane for its end alone: of the trace only exceptions are kept, nothing is measured.
public final class QuietRun {
    private final Scenario scenario;
    private final CostTable costs;
    private final Map<String, String> knobs;
    private final LaneImage image;

    /// @param knobs chosen values of the lane
    public QuietRun(Scenario scenario, CostTable costs, Map<String, String> knobs, LaneImage image) {
        this.scenario = scenario;
        this.costs = costs;
        this.knobs = knobs;
        this.image = image;
    }

    /// An exception the processor raised, and in whose code.
    public record Trap(int vector, String component) {
        /// A check the compiler put there: `ud2`.
        public boolean isFailedCheck() {
            return vector == Vector.INVALID_OPCODE;
        }

        /// Those of `armed` that are not matched by one of `faultFree`, whatever their order.
        public static List<Trap> added(List<Trap> armed, List<Trap> faultFree) {
            var expected = new ArrayList<>(faultFree);
            return armed.stream().filter(trap -> !expected.remove(trap)).toList();
        }

        /// For people.
        public String name() {
            return switch (vector) {
                case Vector.INVALID_OPCODE -> "failed check";
                case Vector.PAGE_FAULT -> "page fault";
                default -> "exception " + vector;
            };
        }
    }

    /// @param passesAtBoot how often each clone was passed before the first instruction of a program
    /// @param passes       how often until the end
    /// @param cycles       model cycles of the first core, halted time included
    public record Result(Status status, String outcome, Evidence evidence, List<Trap> traps, Map<Clone, Integer> passesAtBoot,
                         Map<Clone, Integer> passes, long instructions, long cycles) {}

    /// @param elf    the lane's image, with or without an armed fault
    /// @param clones whose passes are counted
    public Result run(byte[] elf, List<Clone> clones, long maxInstructions) throws Problem, InterruptedException {
        var lane = new LaneMachine(scenario, costs, knobs, image.lane().architecture(), elf);
        var machine = lane.machine();
        var passes = new PassWatch(machine, scenario.machine().memoryMiB(), clones);
        var watch = new Watch(machine, passes);
        machine.observe(Observations.of(image), watch);
        var end = lane.run(maxInstructions, watch);
        var evidence = Evidence.of(machine, image, elf, scenario.apps(), lane.console(), lane.log());
        return new Result(end.status(), end.outcome(), evidence, List.copyOf(watch.traps), passes.atBoot(), passes.passes(),
                machine.instructions(), machine.cycles());
    }

    private static final class Watch implements TraceSink, LaneMachine.Follower {
        private static final int MOST_TRAPS = 10_000;

        private final Machine machine;
        private final PassWatch passes;
        private final List<Trap> traps = new ArrayList<>();

        Watch(Machine machine, PassWatch passes) {
            this.machine = machine;
            this.passes = passes;
        }

        @Override
        public void accept(TraceEvent event) {
            passes.accept(event);
            if (event instanceof TraceEvent.ExceptionRaised raised && traps.size() < MOST_TRAPS) {
                traps.add(new Trap(raised.vector(), machine.components().get(raised.at().component())));
            }
        }

        @Override
        public void running(long instructions) {}

        @Override
        public String complaint() {
            return "";
        }
    }
}
