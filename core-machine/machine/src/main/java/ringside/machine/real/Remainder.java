package ringside.machine.real;

/// The partial remainder of `fprem` and `fprem1`. Intel SDM vol. 2A.
public final class Remainder {
    /// In one step exponents come nearer by this at least.
    private static final int STEP = 63;

    private Remainder() {}

    /// r = a - q b. Returns the three lowest bits of q, the last in bit 0; or 8 if the reduction is not complete.
    ///
    /// @param nearest q is rounded to nearest, not truncated
    public static int partial(Environment e, Real a, Real b, boolean nearest, Real r) {
        if (a.kind == Real.Kind.INFINITE || b.isZero()) {
            e.raise(Environment.INVALID);
            r.indefinite();
            return -1;
        }
        e.note(a);
        e.note(b);
        if (a.isZero() || b.kind == Real.Kind.INFINITE) {
            r.copy(a);
            return 0;
        }
        int distance = a.exponent - b.exponent;
        if (distance < (nearest ? -1 : 0)) {
            result(e, a.negative, a.exponent, a.significand, r);
            return 0;
        }
        if (distance > STEP) {
            reduce(e, a, b, 32 + distance % 32, r);
            return 8;
        }
        return complete(e, a, b, distance, nearest, r);
    }

    /// Takes the quotient's upper `bits` bits off.
    private static void reduce(Environment e, Real a, Real b, int bits, Real r) {
        long rest = a.significand;
        boolean carry = false;
        for (int i = 0; i <= bits; i++) {
            if (i > 0) {
                carry = rest < 0;
                rest <<= 1;
            }
            if (carry || Long.compareUnsigned(rest, b.significand) >= 0) {
                rest -= b.significand;
            }
        }
        result(e, a.negative, a.exponent - bits, rest, r);
    }

    private static int complete(Environment e, Real a, Real b, int distance, boolean nearest, Real r) {
        long rest = a.significand;
        long quotient = 0;
        if (distance >= 0) {
            boolean carry = false;
            for (int i = 0; i <= distance; i++) {
                if (i > 0) {
                    carry = rest < 0;
                    rest <<= 1;
                }
                quotient <<= 1;
                if (carry || Long.compareUnsigned(rest, b.significand) >= 0) {
                    rest -= b.significand;
                    quotient |= 1;
                }
            }
        }
        boolean negative = a.negative;
        int exponent = distance >= 0 ? b.exponent : a.exponent;
        if (nearest) {
            int order = distance < 0 ? Long.compareUnsigned(rest, b.significand)
                    : rest < 0 ? 1 : Long.compareUnsigned(rest << 1, b.significand);
            if (order > 0 || order == 0 && (quotient & 1) != 0) {
                quotient++;
                negative = !negative;
                if (distance < 0) {
                    // b is twice as heavy as the remainder's scale says: 2 b - rest.
                    long doubled = b.significand - (rest - b.significand);
                    result(e, negative, exponent, doubled, r);
                    r.negative = negative;
                    return (int) quotient & 7;
                }
                rest = b.significand - rest;
            }
        }
        result(e, negative, exponent, rest, r);
        if (rest == 0) {
            r.zero(a.negative);
        }
        return (int) quotient & 7;
    }

    /// Remainders are exact, but one that is too small for its format is an underflow all the same.
    private static void result(Environment e, boolean negative, int exponent, long rest, Real r) {
        if (rest == 0) {
            r.zero(negative);
        } else {
            int shift = Long.numberOfLeadingZeros(rest);
            e.round(r, Format.EXTENDED, negative, exponent - shift, rest << shift, 0);
        }
    }
}
