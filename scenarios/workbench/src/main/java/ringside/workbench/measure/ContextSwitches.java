package ringside.workbench.measure;

import ringside.workbench.trace.Request;
import shared.trace.ProbeKind;

/// Times a core went from one thread to another: hits of probes of kind switch.
final class ContextSwitches implements RequestMeasure {
    @Override
    public String name() {
        return "contextSwitches";
    }

    @Override
    public String unit() {
        return "count";
    }

    @Override
    public String definition() {
        return "Times a core went from one thread to another: hits of probes of kind switch.";
    }

    @Override
    public double of(Request request) {
        return request.probes(ProbeKind.SWITCH);
    }
}
