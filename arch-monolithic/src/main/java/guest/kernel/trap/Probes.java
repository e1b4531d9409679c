package guest.kernel.trap;

import guest.lang.Probe;
import shared.trace.ProbeKind;

/// Observation points of trap handling.
final class Probes {
    private Probes() {}

    @Probe(ProbeKind.PANIC)
    static void panic(long cause, long address) {}
}
