package ringside.workbench.measure;

import ringside.machine.trace.TraceEvent;
import ringside.workbench.trace.Request;

/// Translations the modelled TLB did not hold, so that the page tables were walked.
final class TlbMisses implements RequestMeasure {
    @Override
    public String name() {
        return "tlbMisses";
    }

    @Override
    public String unit() {
        return "count";
    }

    @Override
    public String definition() {
        return "Translations the modelled TLB did not hold, so that the page tables were walked.";
    }

    @Override
    public double of(Request request) {
        return request.events(TraceEvent.TlbMiss.class).count();
    }
}
