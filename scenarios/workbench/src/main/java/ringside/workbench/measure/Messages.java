package ringside.workbench.measure;

import ringside.workbench.trace.Request;
import shared.trace.ProbeKind;

/// Messages from one protection domain to another: hits of probes of kind message.
final class Messages implements RequestMeasure {
    @Override
    public String name() {
        return "messages";
    }

    @Override
    public String unit() {
        return "count";
    }

    @Override
    public String definition() {
        return "Messages from one protection domain to another: hits of probes of kind message.";
    }

    @Override
    public double of(Request request) {
        return request.probes(ProbeKind.MESSAGE);
    }
}
