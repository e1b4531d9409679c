package guest.bench;

/// Numbers that only have to be spread well: Knuth's 64-bit linear congruential generator, "MMIX".
final class Scatter {
    private long state = 1;

    /// From 0 to `limit` - 1; `limit` is a power of two.
    int below(int limit) {
        state = state * 6364136223846793005L + 1442695040888963407L;
        return (int) (state >>> 33) & limit - 1;
    }
}
