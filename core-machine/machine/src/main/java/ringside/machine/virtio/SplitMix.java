package ringside.machine.virtio;

/// The step and finaliser of SplitMix64: numbers that look random and are the same everywhere. Source: Steele, Lea, Flood, "Fast splittable
/// pseudorandom number generators", OOPSLA 2014.
public final class SplitMix {
    /// What the state grows by.
    public static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private SplitMix() {}

    /// The number that belongs to a state.
    public static long number(long state) {
        long x = (state ^ state >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        x = (x ^ x >>> 27) * 0x94D0_49BB_1331_11EBL;
        return x ^ x >>> 31;
    }
}
