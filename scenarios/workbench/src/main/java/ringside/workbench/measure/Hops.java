package ringside.workbench.measure;

import ringside.machine.trace.TraceEvent;
import ringside.workbench.trace.Request;

/// Changes of the component that runs.
final class Hops implements RequestMeasure {
    @Override
    public String name() {
        return "hops";
    }

    @Override
    public String unit() {
        return "count";
    }

    @Override
    public String definition() {
        return "Changes of the component that runs.";
    }

    @Override
    public double of(Request request) {
        return request.events(TraceEvent.Transfer.class).count();
    }
}
