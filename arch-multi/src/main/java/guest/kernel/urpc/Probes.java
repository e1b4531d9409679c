package guest.kernel.urpc;

import guest.lang.Probe;
import shared.trace.ProbeKind;

/// Observation points of this library.
final class Probes {
    private Probes() {}

    /// A message is about to be written into a channel. The tag is the operation of a request, 0 for a reply.
    @Probe(ProbeKind.MESSAGE)
    static void message(long sender, long receiver, long tag) {}

    /// The request of one dispatcher is taken over by another.
    @Probe(ProbeKind.DELIVER)
    static void deliver(long from, long to) {}
}
