package guest.platform;

import guest.lang.Probe;
import shared.trace.ProbeKind;

/// Observation points of the platform.
final class Probes {
    private Probes() {}

    @Probe(ProbeKind.PANIC)
    static void panic(long cause, long address) {}
}
