package ringside.machine.exec;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import java.util.function.LongBinaryOperator;
import ringside.machine.isa.Op;

/// Integer operations that treat each 64-bit half alike. Intel SDM vol. 2, the instructions' own pages.
final class PackedLanes {
    private static final Map<Op, LongBinaryOperator> HALVES = new EnumMap<>(Op.class);

    static {
        HALVES.put(Op.PAND, (a, b) -> a & b);
        HALVES.put(Op.PANDN, (a, b) -> ~a & b);
        HALVES.put(Op.POR, (a, b) -> a | b);
        HALVES.put(Op.PXOR, (a, b) -> a ^ b);
        HALVES.put(Op.PADDQ, Long::sum);
        HALVES.put(Op.PSUBQ, (a, b) -> a - b);
        HALVES.put(Op.PMULUDQ, (a, b) -> (a & 0xFFFF_FFFFL) * (b & 0xFFFF_FFFFL));
        HALVES.put(Op.PSADBW, PackedLanes::sumOfDifferences);
        HALVES.put(Op.PMADDWD, PackedLanes::multiplyAndAdd);
        lanes(Op.PADDB, 8, Integer::sum);
        lanes(Op.PADDW, 16, Integer::sum);
        lanes(Op.PADDD, 32, Integer::sum);
        lanes(Op.PSUBB, 8, (a, b) -> a - b);
        lanes(Op.PSUBW, 16, (a, b) -> a - b);
        lanes(Op.PSUBD, 32, (a, b) -> a - b);
        lanes(Op.PADDSB, 8, (a, b) -> Math.clamp((long) a + b, Byte.MIN_VALUE, Byte.MAX_VALUE));
        lanes(Op.PADDSW, 16, (a, b) -> Math.clamp((long) a + b, Short.MIN_VALUE, Short.MAX_VALUE));
        lanes(Op.PSUBSB, 8, (a, b) -> Math.clamp((long) a - b, Byte.MIN_VALUE, Byte.MAX_VALUE));
        lanes(Op.PSUBSW, 16, (a, b) -> Math.clamp((long) a - b, Short.MIN_VALUE, Short.MAX_VALUE));
        lanes(Op.PADDUSB, 8, (a, b) -> Math.min((a & 0xFF) + (b & 0xFF), 0xFF));
        lanes(Op.PADDUSW, 16, (a, b) -> Math.min((a & 0xFFFF) + (b & 0xFFFF), 0xFFFF));
        lanes(Op.PSUBUSB, 8, (a, b) -> Math.max((a & 0xFF) - (b & 0xFF), 0));
        lanes(Op.PSUBUSW, 16, (a, b) -> Math.max((a & 0xFFFF) - (b & 0xFFFF), 0));
        lanes(Op.PMINUB, 8, (a, b) -> Math.min(a & 0xFF, b & 0xFF));
        lanes(Op.PMAXUB, 8, (a, b) -> Math.max(a & 0xFF, b & 0xFF));
        lanes(Op.PMINSW, 16, Math::min);
        lanes(Op.PMAXSW, 16, Math::max);
        lanes(Op.PAVGB, 8, (a, b) -> (a & 0xFF) + (b & 0xFF) + 1 >> 1);
        lanes(Op.PAVGW, 16, (a, b) -> (a & 0xFFFF) + (b & 0xFFFF) + 1 >> 1);
        lanes(Op.PMULLW, 16, (a, b) -> a * b);
        lanes(Op.PMULHW, 16, (a, b) -> a * b >> 16);
        lanes(Op.PMULHUW, 16, (a, b) -> (a & 0xFFFF) * (b & 0xFFFF) >>> 16);
        lanes(Op.PCMPEQB, 8, (a, b) -> a == b ? -1 : 0);
        lanes(Op.PCMPEQW, 16, (a, b) -> a == b ? -1 : 0);
        lanes(Op.PCMPEQD, 32, (a, b) -> a == b ? -1 : 0);
        lanes(Op.PCMPGTB, 8, (a, b) -> a > b ? -1 : 0);
        lanes(Op.PCMPGTW, 16, (a, b) -> a > b ? -1 : 0);
        lanes(Op.PCMPGTD, 32, (a, b) -> a > b ? -1 : 0);
    }

    private PackedLanes() {}

    /// The operation of an instruction on one half, or null.
    static LongBinaryOperator half(Op op) {
        return HALVES.get(op);
    }

    private static void lanes(Op op, int bits, IntBinaryOperator lane) {
        HALVES.put(op, (a, b) -> each(a, b, bits, lane));
    }

    private static long each(long a, long b, int bits, IntBinaryOperator lane) {
        long mask = -1L >>> 64 - bits;
        long result = 0;
        for (int at = 0; at < 64; at += bits) {
            int value = lane.applyAsInt(lane(a, at, bits), lane(b, at, bits));
            result |= (value & mask) << at;
        }
        return result;
    }

    /// Sign-extended lane.
    private static int lane(long word, int at, int bits) {
        return (int) (word << 64 - bits - at >> 64 - bits);
    }

    private static long sumOfDifferences(long a, long b) {
        long sum = 0;
        for (int at = 0; at < 64; at += 8) {
            sum += Math.abs((int) (a >>> at & 0xFF) - (int) (b >>> at & 0xFF));
        }
        return sum;
    }

    private static long multiplyAndAdd(long a, long b) {
        long low = lane(a, 0, 16) * lane(b, 0, 16) + lane(a, 16, 16) * lane(b, 16, 16) & 0xFFFF_FFFFL;
        long high = lane(a, 32, 16) * lane(b, 32, 16) + lane(a, 48, 16) * lane(b, 48, 16);
        return low | high << 32;
    }

    /// Shift of each lane of a half by a count of any size.
    static long shift(Op op, long word, long count) {
        return switch (op) {
            case PSLLW -> logical(word, count, 16, true);
            case PSLLD -> logical(word, count, 32, true);
            case PSLLQ -> logical(word, count, 64, true);
            case PSRLW -> logical(word, count, 16, false);
            case PSRLD -> logical(word, count, 32, false);
            case PSRLQ -> logical(word, count, 64, false);
            case PSRAW -> arithmetic(word, count, 16);
            default -> arithmetic(word, count, 32);
        };
    }

    private static long logical(long word, long count, int bits, boolean left) {
        if (Long.compareUnsigned(count, bits) >= 0) {
            return 0;
        }
        long mask = -1L >>> 64 - bits;
        long result = 0;
        for (int at = 0; at < 64; at += bits) {
            long lane = word >>> at & mask;
            result |= ((left ? lane << count : lane >>> count) & mask) << at;
        }
        return result;
    }

    private static long arithmetic(long word, long count, int bits) {
        int n = (int) (Long.compareUnsigned(count, bits - 1) > 0 ? bits - 1 : count);
        return each(word, 0, bits, (a, zero) -> a >> n);
    }

    /// The two halves' lanes, narrowed with saturation to half their width: 32 bits.
    static long pack(Op op, long word) {
        int bits = op == Op.PACKSSDW ? 32 : 16;
        int to = bits / 2;
        long result = 0;
        for (int i = 0; i < 64 / bits; i++) {
            int value = lane(word, i * bits, bits);
            int narrow = op == Op.PACKUSWB ? Math.clamp(value, 0, 0xFF) : Math.clamp(value, -1 << to - 1, (1 << to - 1) - 1);
            result |= (narrow & -1L >>> 64 - to) << i * to;
        }
        return result;
    }

    /// Lanes of the lower 32 bits of both, alternating.
    static long interleave(long a, long b, int bits) {
        long mask = -1L >>> 64 - bits;
        long result = 0;
        for (int i = 0; i < 32 / bits; i++) {
            result |= (a >>> i * bits & mask) << 2 * i * bits | (b >>> i * bits & mask) << (2 * i + 1) * bits;
        }
        return result;
    }

    /// 16-bit lanes in the order two bits each say.
    static long shuffleWords(long word, int order) {
        long result = 0;
        for (int i = 0; i < 4; i++) {
            result |= (word >>> 16 * (order >> 2 * i & 3) & 0xFFFF) << 16 * i;
        }
        return result;
    }
}
