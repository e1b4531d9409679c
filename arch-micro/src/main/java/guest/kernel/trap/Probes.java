package guest.kernel.trap;

import guest.lang.Probe;
import shared.trace.ProbeKind;

/// Observation points of this room.
public final class Probes {
    private Probes() {}

    /// Domain `number` raised exception `vector` and is stopped.
    @Probe(ProbeKind.DIED)
    public static void died(long number, long vector) {}
}
