package ringside.workbench.measure;

import ringside.machine.trace.TraceEvent;
import ringside.workbench.trace.Request;

/// Page faults (exception 14).
final class PageFaults implements RequestMeasure {
    /// Intel SDM vol. 3A §6.15.
    private static final int PAGE_FAULT = 14;

    @Override
    public String name() {
        return "pageFaults";
    }

    @Override
    public String unit() {
        return "count";
    }

    @Override
    public String definition() {
        return "Page faults (exception 14).";
    }

    @Override
    public double of(Request request) {
        return request.events(TraceEvent.ExceptionRaised.class).filter(exception -> exception.vector() == PAGE_FAULT).count();
    }
}
