package ringside.workbench.campaign;

import java.util.List;
import java.util.Optional;
import ringside.workbench.fault.Damage;
import ringside.workbench.fault.Evidence;
import ringside.workbench.fault.Fault;
import ringside.workbench.run.LaneRun.Status;
import ringside.workbench.run.QuietRun;
import ringside.workbench.run.QuietRun.Trap;

/// One fault in one lane.
///
/// @param target the clone it struck, empty if the lane has no such code
/// @param ending how the run ended
/// @param trap   the first exception that the fault-free run does not have
/// @param damage what was different
public record Verdict(Fault fault, String target, Outcome outcome, String ending, Optional<Trap> trap, List<Damage> damage) {

    static Verdict notPresent(Fault fault) {
        return new Verdict(fault, "", Outcome.NOT_ACTIVATED, "the lane has no such code", Optional.empty(), List.of());
    }

    /// @param clients programs that use the service; all others are bystanders
    /// @param struck  whether the armed pass was reached
    static Verdict of(Fault fault, String target, boolean struck, QuietRun.Result armed, QuietRun.Result faultFree, List<String> clients) {
        var damage = armed.evidence().damage(faultFree.evidence());
        var trap = Trap.added(armed.traps(), faultFree.traps()).stream().findFirst();
        var outcome = struck ? outcome(armed, trap.isPresent(), faultFree.evidence(), clients) : Outcome.NOT_ACTIVATED;
        return new Verdict(fault, target, outcome, armed.outcome(), trap, damage);
    }

    private static Outcome outcome(QuietRun.Result armed, boolean trapped, Evidence faultFree, List<String> clients) {
        var evidence = armed.evidence();
        if (armed.status() == Status.PANICKED) {
            return Outcome.SYSTEM_DEAD;
        }
        var bystanders = evidence.output().keySet().stream().filter(app -> !clients.contains(app)).toList();
        boolean bystandersUnharmed = bystanders.stream().allMatch(app -> evidence.isUnharmed(app, faultFree));
        if (armed.status() == Status.LIMIT && (bystanders.isEmpty() || !bystandersUnharmed)) {
            return Outcome.HUNG;
        }
        if (!bystandersUnharmed || !evidence.isConstantUnharmed(faultFree)) {
            return Outcome.DAMAGE_OUTSIDE;
        }
        if (trapped || armed.status() == Status.LIMIT) {
            return Outcome.CONTAINED;
        }
        return clients.stream().allMatch(app -> evidence.isUnharmed(app, faultFree)) ? Outcome.NO_EFFECT : Outcome.WRONG_RESULT;
    }
}
