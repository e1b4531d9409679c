package ringside.workbench.measure;

import ringside.machine.trace.TraceEvent;
import ringside.workbench.trace.Request;

/// Interrupts taken while a core worked for the request.
final class Interrupts implements RequestMeasure {
    @Override
    public String name() {
        return "interrupts";
    }

    @Override
    public String unit() {
        return "count";
    }

    @Override
    public String definition() {
        return "Interrupts taken while a core worked for the request.";
    }

    @Override
    public double of(Request request) {
        return request.events(TraceEvent.InterruptTaken.class).count();
    }
}
