package ringside.workbench.measure;

import ringside.machine.trace.TraceEvent;
import ringside.workbench.trace.Request;

/// Bytes moved by rep movs between pages of different components.
final class CopiedBytes implements RequestMeasure {
    @Override
    public String name() {
        return "copiedBytes";
    }

    @Override
    public String unit() {
        return "bytes";
    }

    @Override
    public String definition() {
        return "Bytes moved by rep movs between pages of different components.";
    }

    @Override
    public double of(Request request) {
        return request.events(TraceEvent.Copy.class)
                .filter(copy -> copy.fromComponent() != copy.toComponent())
                .mapToLong(TraceEvent.Copy::bytes)
                .sum();
    }
}
