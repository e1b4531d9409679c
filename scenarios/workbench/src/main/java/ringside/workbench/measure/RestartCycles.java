package ringside.workbench.measure;

import java.util.HashMap;
import java.util.OptionalDouble;
import ringside.machine.trace.TraceEvent.ProbeHit;
import shared.trace.ProbeKind;

/// Model cycles in which a service that had died was not there: from probes of kind died to the next of kind restarted of the same domain.
final class RestartCycles implements RunMeasure {
    @Override
    public String name() {
        return "restartCycles";
    }

    @Override
    public String unit() {
        return "model cycles";
    }

    @Override
    public String definition() {
        return "Model cycles in which a service that had died was not there: from probes of kind died to the next of kind restarted of the"
                + " same domain.";
    }

    /// Nothing where no domain came back.
    @Override
    public OptionalDouble of(RunEvidence evidence) {
        var died = new HashMap<Long, Long>();
        var cycles = OptionalDouble.empty();
        for (var event : evidence.events()) {
            if (event instanceof ProbeHit hit && hit.kind().equals(ProbeKind.DIED)) {
                died.putIfAbsent(hit.arguments().getFirst(), hit.at().cycle());
            } else if (event instanceof ProbeHit hit && hit.kind().equals(ProbeKind.RESTARTED)) {
                var since = died.remove(hit.arguments().getFirst());
                if (since != null) {
                    cycles = OptionalDouble.of(cycles.orElse(0) + hit.at().cycle() - since);
                }
            }
        }
        return cycles;
    }
}
