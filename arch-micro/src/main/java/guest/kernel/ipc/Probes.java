package guest.kernel.ipc;

import guest.lang.Probe;
import shared.trace.ProbeKind;

/// Observation points of this room.
public final class Probes {
    public static final long NO_EXCEPTION = -1;

    private Probes() {}

    /// A message leaves one protection domain for another. The tag is the kernel call's number in bits 63:32 and, for a request,
    /// the operation in bits 31:0.
    @Probe(ProbeKind.MESSAGE)
    public static void message(long sender, long receiver, long tag) {}

    /// The request of one thread is taken over by another.
    @Probe(ProbeKind.DELIVER)
    public static void deliver(long from, long to) {}

    /// Domain `number`, which had died, receives again.
    @Probe(ProbeKind.RESTARTED)
    public static void restarted(long number) {}

    /// Domain `number` is stopped: it raised exception `vector`, or it had none and its supervisor stops it ([#NO_EXCEPTION]).
    @Probe(ProbeKind.DIED)
    public static void died(long number, long vector) {}
}
