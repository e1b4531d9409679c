package ringside.workbench.measure;

import ringside.machine.trace.TraceEvent;
import ringside.workbench.trace.Request;

/// CPL transitions caused by the request's own instructions, entry and exit counting one each; interrupts that
/// merely happened meanwhile are left out.
final class RingChanges implements RequestMeasure {
    @Override
    public String name() {
        return "ringChanges";
    }

    @Override
    public String unit() {
        return "count";
    }

    @Override
    public String definition() {
        return "CPL transitions caused by the request's own instructions, entry and exit counting one each; "
                + "interrupts that merely happened meanwhile are left out.";
    }

    @Override
    public double of(Request request) {
        return request.work().stream()
                .filter(work -> work.event() instanceof TraceEvent.RingChange && !work.asynchronous())
                .count();
    }
}
