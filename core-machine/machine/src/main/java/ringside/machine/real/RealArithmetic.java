package ringside.machine.real;

/// The operations. Operands are numbers or infinities; what is to be done with others, [Nans] knows.
public final class RealArithmetic {
    private RealArithmetic() {}

    /// r = a + b, or a - b.
    public static void add(Environment e, Format format, Real a, Real b, boolean subtract, Real r) {
        boolean negative = b.negative != subtract;
        if (a.kind == Real.Kind.INFINITE || b.kind == Real.Kind.INFINITE) {
            addInfinite(e, a, b, negative, r);
            return;
        }
        e.note(a);
        e.note(b);
        if (a.isZero() && b.isZero()) {
            r.zero(a.negative == negative ? negative : e.rounding == Environment.DOWN);
        } else if (b.isZero()) {
            e.round(r, format, a.negative, a.exponent, a.significand, 0);
        } else if (a.isZero()) {
            e.round(r, format, negative, b.exponent, b.significand, 0);
        } else {
            addFinite(e, format, a, b, negative, r);
        }
    }

    private static void addInfinite(Environment e, Real a, Real b, boolean negative, Real r) {
        if (a.kind == b.kind && a.negative != negative) {
            e.raise(Environment.INVALID);
            r.indefinite();
            return;
        }
        e.note(a);
        e.note(b);
        r.infinity(a.kind == Real.Kind.INFINITE ? a.negative : negative);
    }

    private static void addFinite(Environment e, Format format, Real a, Real b, boolean bNegative, Real r) {
        boolean swap = a.exponent < b.exponent || a.exponent == b.exponent && Long.compareUnsigned(a.significand, b.significand) < 0;
        var big = swap ? b : a;
        var small = swap ? a : b;
        boolean negative = swap ? bNegative : a.negative;
        int distance = big.exponent - small.exponent;
        long high = distance > 63 ? 0 : small.significand >>> distance;
        long low = distance == 0 ? 0 : distance < 64 ? small.significand << 64 - distance
                : distance > 127 ? 1 : jam(small.significand, distance - 64);
        if (a.negative == bNegative) {
            long sum = big.significand + high;
            if (Long.compareUnsigned(sum, high) < 0) {
                e.round(r, format, negative, big.exponent + 1, sum >>> 1 | Real.TOP, sum << 63 | low >>> 1 | low & 1);
            } else {
                e.round(r, format, negative, big.exponent, sum, low);
            }
            return;
        }
        long rest = -low;
        long difference = big.significand - high - (low != 0 ? 1 : 0);
        if (difference == 0 && rest == 0) {
            r.zero(e.rounding == Environment.DOWN);
            return;
        }
        normal(e, format, r, negative, big.exponent, difference, rest);
    }

    /// Shifts right and keeps in the last bit that something was lost.
    private static long jam(long bits, int shift) {
        return bits >>> shift | (shift > 0 && bits << 64 - shift != 0 ? 1 : 0);
    }

    /// Shifts until the top bit is set, and rounds.
    private static void normal(Environment e, Format format, Real r, boolean negative, int exponent, long high, long low) {
        long top = high;
        long rest = low;
        int at = exponent;
        if (top == 0) {
            top = rest;
            rest = 0;
            at -= 64;
        }
        int shift = Long.numberOfLeadingZeros(top);
        if (shift > 0) {
            top = top << shift | rest >>> 64 - shift;
            rest <<= shift;
        }
        e.round(r, format, negative, at - shift, top, rest);
    }

    public static void multiply(Environment e, Format format, Real a, Real b, Real r) {
        boolean negative = a.negative != b.negative;
        boolean infinite = a.kind == Real.Kind.INFINITE || b.kind == Real.Kind.INFINITE;
        if (infinite && (a.isZero() || b.isZero())) {
            e.raise(Environment.INVALID);
            r.indefinite();
            return;
        }
        e.note(a);
        e.note(b);
        if (infinite) {
            r.infinity(negative);
        } else if (a.isZero() || b.isZero()) {
            r.zero(negative);
        } else {
            normal(e, format, r, negative, a.exponent + b.exponent + 1, Math.unsignedMultiplyHigh(a.significand, b.significand),
                    a.significand * b.significand);
        }
    }

    public static void divide(Environment e, Format format, Real a, Real b, Real r) {
        boolean negative = a.negative != b.negative;
        if (a.kind == b.kind && (a.isZero() || a.kind == Real.Kind.INFINITE)) {
            e.raise(Environment.INVALID);
            r.indefinite();
            return;
        }
        if (b.isZero() && a.kind == Real.Kind.FINITE) {
            e.raise(Environment.ZERO_DIVIDE);
            r.infinity(negative);
            return;
        }
        e.note(a);
        e.note(b);
        if (a.kind == Real.Kind.INFINITE || b.isZero()) {
            r.infinity(negative);
        } else if (b.kind == Real.Kind.INFINITE || a.isZero()) {
            r.zero(negative);
        } else {
            divideFinite(e, format, a, b, negative, r);
        }
    }

    private static void divideFinite(Environment e, Format format, Real a, Real b, boolean negative, Real r) {
        boolean less = Long.compareUnsigned(a.significand, b.significand) < 0;
        long high = less ? a.significand : a.significand >>> 1;
        long low = less ? 0 : a.significand << 63;
        long quotient = Division.quotient(high, low, b.significand);
        long remainder = low - quotient * b.significand;
        long next = Division.quotient(remainder, 0, b.significand);
        boolean more = next * b.significand != 0;
        e.round(r, format, negative, a.exponent - b.exponent - (less ? 1 : 0), quotient, next | (more ? 1 : 0));
    }

    public static void squareRoot(Environment e, Format format, Real a, Real r) {
        if (a.isZero()) {
            r.zero(a.negative);
            return;
        }
        if (a.negative) {
            e.raise(Environment.INVALID);
            r.indefinite();
            return;
        }
        e.note(a);
        if (a.kind == Real.Kind.INFINITE) {
            r.infinity(false);
            return;
        }
        boolean odd = (a.exponent & 1) != 0;
        long high = odd ? a.significand : a.significand >>> 1;
        long low = odd ? 0 : a.significand << 63;
        long root = 0;
        long rest = 0;
        long above = 0;
        for (int i = 0; i < 64; i++) {
            above = above << 2 | rest >>> 62;
            rest = rest << 2 | high >>> 62;
            high = high << 2 | low >>> 62;
            low <<= 2;
            long trialHigh = root >>> 62;
            long trial = root << 2 | 1;
            root <<= 1;
            if (above > trialHigh || above == trialHigh && Long.compareUnsigned(rest, trial) >= 0) {
                above -= trialHigh + (Long.compareUnsigned(rest, trial) < 0 ? 1 : 0);
                rest -= trial;
                root |= 1;
            }
        }
        boolean exact = rest == 0 && above == 0;
        boolean half = above != 0 || Long.compareUnsigned(rest, root) > 0;
        e.round(r, format, false, a.exponent >> 1, root, exact ? 0 : half ? Real.TOP | 1 : 1);
    }

    /// -1, 0 or 1: a less than, equal to or greater than b.
    public static int compare(Environment e, Real a, Real b) {
        e.note(a);
        e.note(b);
        if (a.isZero() && b.isZero()) {
            return 0;
        }
        if (a.isZero()) {
            return b.negative ? 1 : -1;
        }
        if (b.isZero() || a.negative != b.negative) {
            return a.negative ? -1 : 1;
        }
        int order = magnitude(a, b);
        return a.negative ? -order : order;
    }

    private static int magnitude(Real a, Real b) {
        if (a.kind != b.kind) {
            return a.kind == Real.Kind.INFINITE ? 1 : -1;
        }
        if (a.kind == Real.Kind.INFINITE) {
            return 0;
        }
        return a.exponent != b.exponent ? Integer.compare(a.exponent, b.exponent) : Long.compareUnsigned(a.significand, b.significand);
    }

    /// Rounds to another format.
    public static void convert(Environment e, Format format, Real a, Real r) {
        e.note(a);
        if (a.kind == Real.Kind.FINITE) {
            e.round(r, format, a.negative, a.exponent, a.significand, 0);
        } else {
            r.copy(a);
        }
    }

    /// Rounds to a format of memory; a denormal operand is no exception then.
    public static void narrow(Environment e, Format format, Real a, Real r) {
        if (a.kind == Real.Kind.FINITE) {
            e.round(r, format, a.negative, a.exponent, a.significand, 0);
        } else {
            r.copy(a);
        }
    }

    /// r = a x 2^by, for a finite a.
    public static void scale(Environment e, Real a, int by, Real r) {
        e.round(r, Format.EXTENDED, a.negative, a.exponent + by, a.significand, 0);
    }

    /// Rounds to an integral value. The inexact flag tells whether that changed it.
    public static void integral(Environment e, Real a, Real r) {
        if (a.kind != Real.Kind.FINITE || a.exponent >= 63) {
            r.copy(a);
            return;
        }
        long whole = whole(e, a);
        boolean negative = a.negative;
        if (whole == 0) {
            r.zero(negative);
        } else {
            r.finite(negative, 63, whole);
        }
    }

    /// The magnitude of a finite number below 2^63, rounded.
    private static long whole(Environment e, Real a) {
        int drop = 63 - a.exponent;
        long whole = drop > 63 ? 0 : a.significand >>> drop;
        long tail = drop > 64 ? 0 : drop == 64 ? a.significand : drop == 0 ? 0 : a.significand << 64 - drop;
        boolean below = drop > 64;
        boolean inexact = tail != 0 || below;
        boolean up = inexact && switch (e.rounding) {
            case Environment.DOWN -> a.negative;
            case Environment.UP -> !a.negative;
            case Environment.TRUNCATE -> false;
            default -> tail < 0 && (tail << 1 != 0 || (whole & 1) != 0);
        };
        if (inexact) {
            e.raise(Environment.INEXACT);
        }
        e.roundedUp(up);
        return whole + (up ? 1 : 0);
    }

    /// A signed integer of so many bits; invalid, and the most negative one, if it does not fit.
    public static long toInteger(Environment e, Real a, int bits) {
        long least = -1L << bits - 1;
        if (a.isZero()) {
            return 0;
        }
        if (a.kind == Real.Kind.FINITE && a.exponent < 63) {
            int before = e.flags();
            long whole = whole(e, a);
            if (whole >= 0 && (whole <= ~least || a.negative && whole == -least)) {
                return a.negative ? -whole : whole;
            }
            e.clear();
            e.raise(before);
        } else if (bits == 64 && a.kind == Real.Kind.FINITE && a.negative && a.exponent == 63 && a.significand == Real.TOP) {
            return least;
        }
        e.roundedUp(false);
        e.raise(Environment.INVALID);
        return least;
    }
}
