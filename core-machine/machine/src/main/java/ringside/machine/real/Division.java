package ringside.machine.real;

/// 128-bit division, which Java lacks.
public final class Division {
    private static final long LOW = 0xFFFF_FFFFL;

    private Division() {}

    /// Unsigned quotient of high:low by a divisor greater than `high`. Two digits of 32 bits: Knuth, The Art of Computer Programming,
    /// vol. 2, §4.3.1, algorithm D.
    public static long quotient(long high, long low, long divisor) {
        if (high == 0) {
            return Long.divideUnsigned(low, divisor);
        }
        int shift = Long.numberOfLeadingZeros(divisor);
        long d = divisor << shift;
        long top = shift == 0 ? high : high << shift | low >>> 64 - shift;
        long bottom = low << shift;
        long first = digit(top, bottom >>> 32, d);
        long rest = (top << 32 | bottom >>> 32) - first * d;
        return first << 32 | digit(rest, bottom & LOW, d);
    }

    /// One digit of (top : next) / d.
    private static long digit(long top, long next, long d) {
        long d1 = d >>> 32;
        long d0 = d & LOW;
        long q = Long.divideUnsigned(top, d1);
        long r = top - q * d1;
        while (q >>> 32 != 0 || Long.compareUnsigned(q * d0, r << 32 | next) > 0) {
            q--;
            r += d1;
            if (r >>> 32 != 0) {
                break;
            }
        }
        return q;
    }
}
