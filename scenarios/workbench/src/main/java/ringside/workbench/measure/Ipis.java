package ringside.workbench.measure;

import ringside.machine.trace.TraceEvent;
import ringside.workbench.trace.Request;

/// Interrupts that cores sent to cores while they worked for the request, one for each destination.
final class Ipis implements RequestMeasure {
    @Override
    public String name() {
        return "ipis";
    }

    @Override
    public String unit() {
        return "count";
    }

    @Override
    public String definition() {
        return "Interrupts that cores sent to cores while they worked for the request, one for each destination.";
    }

    @Override
    public double of(Request request) {
        return request.events(TraceEvent.Ipi.class).count();
    }
}
