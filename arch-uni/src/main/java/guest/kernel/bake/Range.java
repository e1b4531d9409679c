package guest.kernel.bake;

/// Ranges of indices.
final class Range {
    private Range() {}

    /// True if `count` elements from index `from` lie among `size`.
    static boolean isInside(int from, int count, int size) {
        return from >= 0 && count >= 0 && count <= size - from;
    }
}
