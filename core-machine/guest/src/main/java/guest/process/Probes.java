package guest.process;

import guest.lang.Probe;
import shared.trace.ProbeKind;

/// Observation points of memory management.
final class Probes {
    private Probes() {}

    @Probe(ProbeKind.ADDRESS_SPACE)
    static void addressSpace(long root, long name, long nameBytes) {}
}
