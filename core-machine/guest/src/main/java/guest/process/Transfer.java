package guest.process;

/// Sizes of transfers.
public final class Transfer {
    /// What Linux moves at most in one call (read(2), notes).
    private static final long LIMIT = 0x7FFF_F000L;

    private Transfer() {}

    /// The length of a transfer for which the program gave `count`, an unsigned number.
    public static int length(long count) {
        return (int) (Long.compareUnsigned(count, LIMIT) > 0 ? LIMIT : count);
    }
}
