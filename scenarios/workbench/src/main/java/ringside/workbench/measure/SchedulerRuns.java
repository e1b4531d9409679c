package ringside.workbench.measure;

import ringside.workbench.trace.Request;
import shared.trace.ProbeKind;

/// Times a scheduler chose the next thread: hits of probes of kind schedule.
final class SchedulerRuns implements RequestMeasure {
    @Override
    public String name() {
        return "schedulerRuns";
    }

    @Override
    public String unit() {
        return "count";
    }

    @Override
    public String definition() {
        return "Times a scheduler chose the next thread: hits of probes of kind schedule.";
    }

    @Override
    public double of(Request request) {
        return request.probes(ProbeKind.SCHEDULE);
    }
}
