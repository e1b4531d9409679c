package ringside.workbench.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringside.compiler.image.ImageMap;
import ringside.machine.trace.TraceEvent;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.fault.Damage;
import ringside.workbench.inspect.Rerun;
import ringside.workbench.trace.Request;
import ringside.workbench.trace.TraceHash;

/// What happened in one lane, from power-on to the end: everything the workbench shows is a function of this.
///
/// @param outcome    one line for people: how the run ended
/// @param damage     what is different from the fault-free run; empty without a fault
/// @param console    exactly what COM1 said, as Latin-1 text
/// @param log        what the debug console (0xE9) said
/// @param events     the whole trace in order of [ringside.machine.trace.Stamp#sequence()]
/// @param requestIds for each event, the id of the request it works for, 0 for none
/// @param requests   the marked requests, with the events each is made of
/// @param components names by component index ([ringside.machine.trace.Stamp#component()]), programs included
/// @param metrics    totals by name, in the order of [ringside.workbench.measure.Measures]; what could not be measured is absent
/// @param map        what lies where in the kernel image
/// @param rerun      how to bring the machine back to any event; empty if there was no machine
public record LaneRun(
        Architecture architecture,
        Status status,
        String outcome,
        List<Damage> damage,
        String console,
        String log,
        List<TraceEvent> events,
        long[] requestIds,
        List<Request> requests,
        List<String> components,
        Map<String, Double> metrics,
        String traceHash,
        String stateHash,
        ImageMap map,
        Optional<Rerun> rerun) {

    /// A run without a fault that cannot be looked into again.
    public LaneRun(Architecture architecture, Status status, String outcome, String console, String log, List<TraceEvent> events,
                   long[] requestIds, List<Request> requests, List<String> components, Map<String, Double> metrics, String traceHash,
                   String stateHash, ImageMap map) {
        this(architecture, status, outcome, List.of(), console, log, events, requestIds, requests, components, metrics, traceHash, stateHash, map,
                Optional.empty());
    }

    /// The outcome when every program returned 0.
    public static final String SUCCESS = "all programs succeeded";

    public enum Status {
        /// The programs ended; the outcome says whether they succeeded.
        COMPLETED,
        /// The kernel stopped itself or the processor gave up.
        PANICKED,
        /// The lane has no place for this scenario.
        REFUSED,
        /// The workbench stopped it: a limit, or nothing was left that could happen.
        LIMIT
    }

    /// A run that did not take place, with the reason.
    static LaneRun refused(Architecture architecture, String reason) {
        var nothing = new ImageMap(architecture.id(), "", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        return new LaneRun(architecture, Status.REFUSED, reason, "", "", List.of(), new long[0], List.of(), List.of(), Map.of(),
                TraceHash.of(List.of()), "", nothing);
    }

    public String lane() {
        return architecture.id();
    }

    /// Short: the parts would fill a book.
    @Override
    public String toString() {
        return "LaneRun[" + lane() + ", " + status + ", " + outcome + ", " + events.size() + " events, " + requests.size() + " requests]";
    }
}
