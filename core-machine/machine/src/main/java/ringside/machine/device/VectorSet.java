package ringside.machine.device;

import java.util.Arrays;
import ringside.machine.state.StateTape;

/// A set of interrupt vectors, 0 to 255.
final class VectorSet {
    private final long[] bits = new long[4];

    void add(int vector) {
        bits[vector >> 6] |= 1L << vector;
    }

    void remove(int vector) {
        bits[vector >> 6] &= ~(1L << vector);
    }

    boolean contains(int vector) {
        return (bits[vector >> 6] >>> vector & 1) != 0;
    }

    /// The greatest vector, or -1.
    int highest() {
        for (int i = 3; i >= 0; i--) {
            if (bits[i] != 0) {
                return i * 64 + 63 - Long.numberOfLeadingZeros(bits[i]);
            }
        }
        return -1;
    }

    /// Vectors `32 number` to `32 number + 31` as bits.
    long word(int number) {
        return bits[number >> 1] >>> 32 * (number & 1) & 0xFFFF_FFFFL;
    }

    void clear() {
        Arrays.fill(bits, 0);
    }

    void state(StateTape tape) {
        tape.words(bits);
    }
}
