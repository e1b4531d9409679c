package ringside.workbench.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import ringside.machine.Machine;
import ringside.machine.time.CostTable;
import ringside.machine.trace.TraceEvent;
import ringside.workbench.Problem;
import ringside.workbench.fault.Clone;
import ringside.workbench.fault.Damage;
import ringside.workbench.fault.Evidence;
import ringside.workbench.fault.Fault;
import ringside.workbench.fault.PassWatch;
import ringside.workbench.image.LaneImage;
import ringside.workbench.inspect.Rerun;
import ringside.workbench.measure.Harm;
import ringside.workbench.measure.Measures;
import ringside.workbench.measure.RunEvidence;
import ringside.workbench.run.QuietRun.Trap;
import ringside.workbench.scenario.Scenario;
import ringside.workbench.trace.RequestTracker;
import ringside.workbench.trace.TraceHash;

/// Runs one lane on one machine, on the calling thread. Where the scenario has faults, the same image runs without them first.
final class LaneRunner {
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
        if (scenario.faults().isEmpty()) {
            return observed(image, image.kernel().elf(), knobs, List.of(), (_, end, _, _) -> new Verdict(end.outcome(), List.of(), Optional.empty()));
        }
        var candidates = new ArrayList<List<Clone>>();
        for (Fault fault : scenario.faults()) {
            candidates.add(Clone.candidates(image, fault, scenario.apps()));
        }
        var all = candidates.stream().flatMap(List::stream).distinct().toList();
        var faultFree = new QuietRun(scenario, costs, knobs, image).run(image.kernel().elf(), all, scenario.limits().maxInstructions());
        var struck = new ArrayList<Struck>();
        byte[] elf = image.kernel().elf();
        for (int i = 0; i < candidates.size(); i++) {
            var fault = scenario.faults().get(i);
            var target = Clone.busiest(candidates.get(i), faultFree.passesAtBoot(), faultFree.passes());
            struck.add(new Struck(fault, target));
            elf = target.arm(elf, image, fault.mutation(), faultFree.passesAtBoot().get(target) + fault.occurrence());
        }
        var clones = struck.stream().map(Struck::target).distinct().toList();
        byte[] armed = elf;
        return observed(image, armed, knobs, clones, (machine, end, events, passes) -> judge(machine, end, events, image, armed, struck, passes, faultFree));
    }

    private record Struck(Fault fault, Clone target) {}

    private record Verdict(String outcome, List<Damage> damage, Optional<Harm> harm) {}

    @FunctionalInterface
    private interface Judge {
        Verdict of(LaneMachine machine, LaneMachine.End end, List<TraceEvent> events, Map<Clone, Integer> passes);
    }

    private LaneRun observed(LaneImage image, byte[] elf, Map<String, String> knobs, List<Clone> clones, Judge judge)
            throws Problem, InterruptedException {
        var lane = new LaneMachine(scenario, costs, knobs, image.lane().architecture(), elf);
        var machine = lane.machine();
        var recorder = new EventRecorder(scenario.limits().maxEvents(), machine);
        var boot = new BootSample(recorder, machine::residentBytes);
        var passes = new PassWatch(machine, scenario.machine().memoryMiB(), clones);
        machine.observe(Observations.of(image), event -> {
            boot.accept(event);
            passes.accept(event);
        });
        var end = lane.run(scenario.limits().maxInstructions(), new Reporter(recorder, image.lane().id()));
        var events = recorder.events();
        var attribution = RequestTracker.attribute(events);
        var verdict = judge.of(lane, end, events, passes.passes());
        var evidence = new RunEvidence(events, attribution.requests(), boot.residentBytes(), verdict.harm);
        var metrics = new LinkedHashMap<>(Measures.of(evidence));
        metrics.putAll(Measures.of(image));
        return new LaneRun(
                image.lane().architecture(),
                end.status(),
                verdict.outcome,
                verdict.damage,
                lane.console(),
                lane.log(),
                events,
                attribution.requestIds(),
                attribution.requests(),
                List.copyOf(machine.components()),
                Collections.unmodifiableMap(metrics),
                TraceHash.of(events),
                machine.stateHash(),
                image.kernel().map(),
                Optional.of(new Rerun(lane.config(), elf, image, machine.components(), events, recorder.positions())));
    }

    /// `kernel panic; failed check in fs; unharmed: ticker; harmed: checker`
    private Verdict judge(LaneMachine lane, LaneMachine.End end, List<TraceEvent> events, LaneImage image, byte[] booted, List<Struck> struck,
                          Map<Clone, Integer> passes, QuietRun.Result faultFree) {
        var evidence = Evidence.of(lane.machine(), image, booted, scenario.apps(), lane.console(), lane.log());
        var outcome = new StringJoiner("; ").add(end.outcome());
        for (Struck each : struck) {
            if (passes.get(each.target) < faultFree.passesAtBoot().get(each.target) + each.fault.occurrence()) {
                outcome.add(each.fault.id() + " was not reached");
            }
        }
        var traps = Trap.added(traps(events, lane.machine()), faultFree.traps());
        var unharmed = scenario.apps().stream().filter(app -> evidence.isUnharmed(app, faultFree.evidence())).toList();
        var harmed = scenario.apps().stream().filter(app -> !unharmed.contains(app)).toList();
        traps.stream().findFirst().ifPresent(trap -> outcome.add(trap.name() + " in " + trap.component()));
        if (!unharmed.isEmpty()) {
            outcome.add("unharmed: " + String.join(", ", unharmed));
        }
        if (!harmed.isEmpty()) {
            outcome.add("harmed: " + String.join(", ", harmed));
        }
        int failedChecks = (int) traps.stream().filter(Trap::isFailedCheck).count();
        return new Verdict(outcome.toString(), evidence.damage(faultFree.evidence()), Optional.of(new Harm(unharmed, harmed, failedChecks)));
    }

    private static List<Trap> traps(List<TraceEvent> events, Machine machine) {
        return events.stream().filter(TraceEvent.ExceptionRaised.class::isInstance).map(TraceEvent.ExceptionRaised.class::cast)
                .map(raised -> new Trap(raised.vector(), machine.components().get(raised.at().component()))).toList();
    }

    private final class Reporter implements LaneMachine.Follower {
        private final EventRecorder recorder;
        private final String lane;

        Reporter(EventRecorder recorder, String lane) {
            this.recorder = recorder;
            this.lane = lane;
        }

        @Override
        public void running(long instructions) {
            progress.running(lane, instructions, recorder.size());
        }

        @Override
        public String complaint() {
            return recorder.full() ? "stopped after " + recorder.size() + " trace events, the scenario's limit" : "";
        }
    }
}
