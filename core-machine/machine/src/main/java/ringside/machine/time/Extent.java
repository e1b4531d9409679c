package ringside.machine.time;

/// Where the instructions of a block lie and what they cost.
///
/// @param addresses of each instruction, and of the one behind the last
/// @param before    price of the first i instructions, at i
public record Extent(long[] addresses, int[] before) {
    /// What runs between blocks: nothing, at no price.
    public static final Extent NONE = new Extent(new long[1], new int[1]);

    int price() {
        return before[before.length - 1];
    }
}
