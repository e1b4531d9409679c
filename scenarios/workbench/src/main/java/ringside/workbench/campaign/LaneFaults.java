package ringside.workbench.campaign;

import java.util.List;
import java.util.Map;
import ringside.workbench.architecture.Architecture;

/// A suite's faults in one lane.
///
/// @param knobs    chosen values
/// @param programs that ran; the first is the client of the service, all others are bystanders
public record LaneFaults(Architecture lane, Map<String, String> knobs, List<String> programs, List<Verdict> verdicts) {

    public int count(Outcome outcome) {
        return (int) verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
    }

    public int activated() {
        return (int) verdicts.stream().filter(verdict -> verdict.outcome().isActivated()).count();
    }

    /// Of the faults that struck, those that left everything else unharmed.
    public Proportion survived() {
        return new Proportion((int) verdicts.stream().filter(verdict -> verdict.outcome().isSurvived()).count(), activated());
    }

    /// The same for the faults of one family.
    public LaneFaults of(Family family) {
        return new LaneFaults(lane, knobs, programs, verdicts.stream()
                .filter(verdict -> Family.of(verdict.fault().mutation().site().operator()) == family).toList());
    }

    /// Of the faults that struck, those that a compiled check stopped.
    public Proportion stoppedByChecks() {
        return new Proportion((int) verdicts.stream().filter(verdict -> verdict.outcome().isActivated()
                && verdict.trap().filter(trap -> trap.isFailedCheck()).isPresent()).count(), activated());
    }
}
