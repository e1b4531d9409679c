package guest.kernel.cpudriver;

import guest.lang.Probe;
import shared.trace.ProbeKind;

/// Observation points of this room.
final class Probes {
    private Probes() {}

    /// A call or a reply leaves one protection domain for another of the same core. The tag is the kernel call's number in bits
    /// 63:32 and, for a call, the operation in bits 31:0.
    @Probe(ProbeKind.MESSAGE)
    static void message(long sender, long receiver, long tag) {}

    /// The request of one dispatcher is taken over by another.
    @Probe(ProbeKind.DELIVER)
    static void deliver(long from, long to) {}
}
