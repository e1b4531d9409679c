package ringside.workbench.measure;

import ringside.machine.trace.TraceEvent;
import ringside.workbench.trace.Request;

/// Cache lines that came to a core from another while it worked for the request. Followed where the cost table prices them.
final class LineTransfers implements RequestMeasure {
    @Override
    public String name() {
        return "lineTransfers";
    }

    @Override
    public String unit() {
        return "count";
    }

    @Override
    public String definition() {
        return "Cache lines that came to a core from another while it worked for the request, where the cost table prices them.";
    }

    @Override
    public double of(Request request) {
        return request.events(TraceEvent.LineTransfer.class).count();
    }
}
