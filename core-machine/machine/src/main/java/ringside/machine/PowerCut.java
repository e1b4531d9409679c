package ringside.machine;

import ringside.machine.virtio.SplitMix;

/// An order to cut the power when a disk takes its nth write: the machine stops, and of what was written since the last flush each sector
/// of 512 bytes is either as last written or as it was at that flush. The nth write is part of it; the guest never hears of its end.
///
/// @param write counted from 1 over all write requests; 0 for never
/// @param seed  of [Unflushed#SEEDED]
public record PowerCut(long write, Unflushed unflushed, long seed) {
    public static final PowerCut NEVER = new PowerCut(0, Unflushed.LOST, 0);

    /// What becomes of sectors written since the last flush.
    public enum Unflushed {
        LOST, KEPT,
        /// Each by a coin that depends on seed and sector number alone.
        SEEDED
    }

    public boolean keeps(long sector) {
        return switch (unflushed) {
            case LOST -> false;
            case KEPT -> true;
            case SEEDED -> (SplitMix.number(seed + (sector + 1) * SplitMix.GOLDEN) & 1) != 0;
        };
    }
}
