package guest.kernel.sched;

import guest.lang.Probe;
import shared.trace.ProbeKind;

/// Observation points of this room.
public final class Probes {
    private Probes() {}

    /// The core goes from one thread to another.
    @Probe(ProbeKind.SWITCH)
    public static void threadSwitch(long from, long to) {}

    /// The scheduler chose. A direct switch from sender to receiver does not come by here.
    @Probe(ProbeKind.SCHEDULE)
    public static void schedule(long chosen) {}
}
