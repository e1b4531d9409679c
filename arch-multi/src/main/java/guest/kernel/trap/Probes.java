package guest.kernel.trap;

import guest.lang.Probe;
import shared.trace.ProbeKind;

/// Observation points of this room.
final class Probes {
    private Probes() {}

    /// A CPU driver stops the machine: vector and address of the failing instruction.
    @Probe(ProbeKind.PANIC)
    static void panic(long cause, long address) {}
}
