package guest.task;

import guest.lang.Probe;
import shared.trace.ProbeKind;

/// Observation points of the scheduler.
final class Probes {
    private Probes() {}

    @Probe(ProbeKind.SWITCH)
    static void threadSwitch(long from, long to) {}

    @Probe(ProbeKind.SCHEDULE)
    static void schedule(long chosen) {}
}
