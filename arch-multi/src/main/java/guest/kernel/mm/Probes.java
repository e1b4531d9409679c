package guest.kernel.mm;

import guest.lang.Probe;
import shared.trace.ProbeKind;

/// Observation points of this room.
public final class Probes {
    private Probes() {}

    /// An address space is ready to run a program: its CR3 value, the address and length of the program's name.
    @Probe(ProbeKind.ADDRESS_SPACE)
    public static void addressSpace(long root, long name, long length) {}
}
