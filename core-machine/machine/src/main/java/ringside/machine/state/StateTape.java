package ringside.machine.state;

/// Carries the state of a machine, part by part, out of it or back into it.
///
/// Each part names its fields once, in one method that serves both directions: `field = tape.word(field)`. What was recorded and what is
/// put back can therefore not differ in order or number.
public sealed interface StateTape permits StateRecorder, StatePlayer {
    /// Takes the present value; answers the value the field is to have.
    long word(long present);

    /// Takes the present contents of a store by reference; answers those the store is to have. Nobody may change a block from then on: who
    /// wants to replaces it.
    byte[][] blocks(byte[][] present);

    default int number(int present) {
        return (int) word(present);
    }

    default boolean bit(boolean present) {
        return word(present ? 1 : 0) != 0;
    }

    default void words(long[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = word(values[i]);
        }
    }

    default void numbers(int[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = number(values[i]);
        }
    }

    default void bits(boolean[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = bit(values[i]);
        }
    }

    /// Eight bytes to a word.
    default void bytes(byte[] values) {
        for (int i = 0; i < values.length; i += Long.BYTES) {
            long present = 0;
            int count = Math.min(Long.BYTES, values.length - i);
            for (int j = 0; j < count; j++) {
                present |= (values[i + j] & 0xFFL) << 8 * j;
            }
            long next = word(present);
            for (int j = 0; j < count; j++) {
                values[i + j] = (byte) (next >> 8 * j);
            }
        }
    }
}
