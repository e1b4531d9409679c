package guest.kernel.sched;

import guest.lang.Probe;
import shared.trace.ProbeKind;

/// Observation points of this room.
final class Probes {
    private Probes() {}

    /// The core goes from one dispatcher to another.
    @Probe(ProbeKind.SWITCH)
    static void threadSwitch(long from, long to) {}

    /// The scheduler chose. A call that goes straight to its receiver does not come by here.
    @Probe(ProbeKind.SCHEDULE)
    static void schedule(long chosen) {}
}
