package ringside.machine.cpu;

import java.util.Arrays;
import java.util.function.LongConsumer;
import ringside.machine.state.StateTape;

/// The memory type range registers. They keep what is written; there is no cache they could steer. Intel SDM vol. 3A §11.11.
final class MemoryTypes {
    private static final int CAPABILITIES = 0xFE;
    private static final int VARIABLE = 0x200;
    private static final int FIXED_64K = 0x250;
    private static final int FIXED_16K = 0x258;
    private static final int FIXED_4K = 0x268;
    private static final int DEFAULT = 0x2FF;
    private static final int RANGES = 8;
    /// Eight variable ranges, fixed ones, write combining.
    private static final long ANSWER = 0x500 | RANGES;
    private static final long DEFAULT_BITS = 0xCFF;
    private static final long BASE_BITS = 0xFF_FFFF_F0FFL;
    private static final long MASK_BITS = 0xFF_FFFF_F800L;
    private static final int NONE = -1;
    private static final int FIXED = 2 * RANGES;
    private static final int LAST = FIXED + 11;

    /// Pairs of base and mask, the eleven fixed ranges, the default.
    private final long[] registers = new long[LAST + 1];

    /// Place of a register, or a negative number.
    private static int place(int number) {
        if (number >= VARIABLE && number < VARIABLE + 2 * RANGES) {
            return number - VARIABLE;
        }
        return switch (number) {
            case FIXED_64K -> FIXED;
            case FIXED_16K, FIXED_16K + 1 -> FIXED + 1 + number - FIXED_16K;
            case DEFAULT -> LAST;
            default -> number >= FIXED_4K && number < FIXED_4K + 8 ? FIXED + 3 + number - FIXED_4K : NONE;
        };
    }

    static boolean has(int number) {
        return number == CAPABILITIES || place(number) != NONE;
    }

    long read(int number) {
        return number == CAPABILITIES ? ANSWER : registers[place(number)];
    }

    /// False, and nothing changes, if the register cannot be written or the value has reserved bits or types that do not exist.
    boolean write(int number, long value) {
        int place = place(number);
        boolean allowed = switch (place) {
            case NONE -> false;
            case LAST -> (value & ~DEFAULT_BITS) == 0 && isType(value);
            default -> place >= FIXED ? areTypes(value) : (place & 1) != 0 ? (value & ~MASK_BITS) == 0 : (value & ~BASE_BITS) == 0 && isType(value);
        };
        if (allowed) {
            registers[place] = value;
        }
        return allowed;
    }

    /// Uncached, write combining, through, protected, back.
    private static boolean isType(long value) {
        int type = (int) value & 0xFF;
        return type <= 1 || type >= 4 && type <= 6;
    }

    private static boolean areTypes(long value) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            if (!isType(value >>> shift)) {
                return false;
            }
        }
        return true;
    }

    void digest(LongConsumer digest) {
        Arrays.stream(registers).forEach(digest);
    }

    /// Takes the registers down or puts them back.
    void state(StateTape tape) {
        tape.words(registers);
    }
}
