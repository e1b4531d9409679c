package ringside.machine.cpu;

import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ringside.machine.state.StateTape;

/// The registers that say how memory is cached: memory type ranges (MTRR) and page attribute table. Values are checked and kept; they change nothing,
/// because no cache is modelled. Off after reset and untouched by INIT. Intel SDM vol. 3A §12.11, §12.12 and table 10-1.
final class MemoryTypes {
    private static final int CAPABILITIES = 0xFE;
    private static final int RANGES = 8;
    private static final int FIXED_RANGES = 1 << 8;
    private static final int WRITE_COMBINING = 1 << 10;
    private static final int FIRST_RANGE = 0x200;
    private static final int PAGE_ATTRIBUTES = 0x277;
    private static final int DEFAULT_TYPE = 0x2FF;
    /// Every register here that can be written, in rising order.
    private static final int[] NUMBERS = Stream.of(
            IntStream.range(FIRST_RANGE, FIRST_RANGE + 2 * RANGES), IntStream.of(0x250, 0x258, 0x259), IntStream.range(0x268, 0x270),
            IntStream.of(PAGE_ATTRIBUTES, DEFAULT_TYPE)).flatMapToInt(numbers -> numbers).toArray();
    /// One bit for each type: uncacheable, write combining, write through, write protected, write back.
    private static final int RANGE_TYPES = 0x73;
    /// A page can also be "uncacheable unless a range says write combining".
    private static final int PAGE_TYPES = RANGE_TYPES | 1 << 7;
    private static final long RESERVED_IN_DEFAULT = ~0xCFFL;
    private static final long RESERVED_IN_BASE = 0xF00;
    private static final long RESERVED_IN_MASK = 0x7FF;
    private static final long ATTRIBUTES_AFTER_RESET = 0x0007_0406_0007_0406L;

    private final long[] values = new long[NUMBERS.length];

    MemoryTypes() {
        values[index(PAGE_ATTRIBUTES)] = ATTRIBUTES_AFTER_RESET;
    }

    private static int index(int number) {
        return Arrays.binarySearch(NUMBERS, number);
    }

    static boolean has(int number) {
        return number == CAPABILITIES || index(number) >= 0;
    }

    /// @param number one that [#has(int)]
    long read(int number) {
        return number == CAPABILITIES ? WRITE_COMBINING | FIXED_RANGES | RANGES : values[index(number)];
    }

    /// False, and nothing happens, if the register does not take the value.
    boolean write(int number, long value) {
        if (number == CAPABILITIES || !takes(number, value)) {
            return false;
        }
        values[index(number)] = value;
        return true;
    }

    private static boolean takes(int number, long value) {
        if (number == DEFAULT_TYPE) {
            return (value & RESERVED_IN_DEFAULT) == 0 && isType(RANGE_TYPES, value);
        }
        if (number >= FIRST_RANGE + 2 * RANGES) {
            int types = number == PAGE_ATTRIBUTES ? PAGE_TYPES : RANGE_TYPES;
            return IntStream.range(0, Long.BYTES).allMatch(i -> isType(types, value >>> Byte.SIZE * i));
        }
        if (value >>> CpuId.PHYSICAL_ADDRESS_BITS != 0) {
            return false;
        }
        return (number & 1) != 0 ? (value & RESERVED_IN_MASK) == 0 : (value & RESERVED_IN_BASE) == 0 && isType(RANGE_TYPES, value);
    }

    private static boolean isType(int types, long value) {
        int type = (int) value & 0xFF;
        return type < Byte.SIZE && (types >> type & 1) != 0;
    }

    void digest(LongConsumer digest) {
        for (long value : values) {
            digest.accept(value);
        }
    }

    /// Takes the registers down or puts them back.
    void state(StateTape tape) {
        tape.words(values);
    }
}
