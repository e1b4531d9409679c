package guest.kernel.revoke;

import guest.lang.Probe;
import shared.trace.ProbeKind;

/// Observation points of this room.
public final class Probes {
    private Probes() {}

    /// A program (its number plus one) is asked to give back so many frames.
    @Probe(ProbeKind.REVOKE)
    public static void revoke(long holder, long count) {}

    /// A program has lost a frame by force.
    @Probe(ProbeKind.REPOSSESS)
    public static void repossess(long holder, long frame) {}
}
