package guest.kernel.trap;

import guest.lang.Probe;
import shared.trace.ProbeKind;

/// Observation points of this room.
public final class Probes {
    private Probes() {}

    /// The kernel stops itself: vector and address of the failing instruction.
    @Probe(ProbeKind.PANIC)
    public static void panic(long cause, long address) {}
}
