package ringside.machine.real;

import java.math.BigInteger;

/// The transcendental functions of the x87, correctly rounded to extended precision but for cases nobody has seen. Operands are numbers or
/// infinities. Intel SDM vol. 1 §8.3.8 to §8.3.10, and vol. 2A for special operands.
public final class Transcendental {
    /// From here on a first term is enough: the next is smaller by so many bits.
    private static final int TINY = -100;
    /// Exponent of the first argument that the trigonometric functions refuse.
    private static final int RANGE = 63;
    private static final int LOWEST_BIT = Series.BITS - 63;
    private static final BigInteger ROOT_HALF = Series.ONE.shiftLeft(Series.BITS - 1).sqrt();

    private Transcendental() {}

    /// r = 2^a - 1. Outside -1 to 1 the manual leaves the result open; like processors, this leaves the operand.
    public static void powerLessOne(Environment e, Real a, Real r) {
        e.note(a);
        if (a.kind == Real.Kind.INFINITE && a.negative) {
            r.finite(true, 63, Real.TOP >>> 63);
        } else if (a.kind != Real.Kind.FINITE || a.exponent > 0 || a.exponent == 0 && a.significand != Real.TOP) {
            r.copy(a);
        } else if (a.exponent == 0) {
            r.finite(a.negative, a.negative ? -1 : 0, Real.TOP);
        } else if (a.exponent < TINY) {
            round(e, a.negative, unsigned(a.significand).multiply(Series.LN2), a.exponent - 63 - Series.BITS, r);
        } else {
            var power = Series.exponentialLessOne(Series.times(signed(a), Series.LN2));
            round(e, a.negative, power.abs(), -Series.BITS, r);
        }
    }

    /// r = y log2 x.
    public static void logarithm(Environment e, Real x, Real y, Real r) {
        boolean one = x.kind == Real.Kind.FINITE && !x.negative && x.exponent == 0 && x.significand == Real.TOP;
        boolean invalid = x.negative && !x.isZero() || y.isZero() && (x.isZero() || x.kind == Real.Kind.INFINITE)
                || y.kind == Real.Kind.INFINITE && one;
        if (invalid) {
            e.raise(Environment.INVALID);
            r.indefinite();
            return;
        }
        boolean below = x.isZero() || x.exponent < 0 && x.kind == Real.Kind.FINITE;
        if (x.isZero() && y.kind == Real.Kind.FINITE) {
            e.raise(Environment.ZERO_DIVIDE);
            r.infinity(!y.negative);
            return;
        }
        e.note(x);
        e.note(y);
        if (y.kind == Real.Kind.INFINITE || x.kind == Real.Kind.INFINITE || x.isZero()) {
            r.infinity(y.negative != below);
        } else if (y.isZero()) {
            r.zero(y.negative != below);
        } else if (x.significand == Real.TOP) {
            var whole = new Real();
            whole.integer(x.exponent);
            product(e, whole, y, r);
        } else {
            scaled(e, logarithm(x), 0, y, r);
        }
    }

    /// log2 of a number that is no power of two, by its distance from the nearest one.
    private static BigInteger logarithm(Real x) {
        var fraction = unsigned(x.significand).shiftLeft(LOWEST_BIT - 1);
        int whole = x.exponent + 1;
        if (fraction.compareTo(ROOT_HALF) < 0) {
            fraction = fraction.shiftLeft(1);
            whole--;
        }
        return Series.over(Series.logarithm(fraction), Series.LN2).add(BigInteger.valueOf(whole).shiftLeft(Series.BITS));
    }

    private static void product(Environment e, Real whole, Real y, Real r) {
        if (whole.isZero()) {
            r.zero(y.negative);
        } else {
            var high = Math.unsignedMultiplyHigh(whole.significand, y.significand);
            var low = whole.significand * y.significand;
            int shift = high < 0 ? 0 : 1;
            e.round(r, Format.EXTENDED, whole.negative != y.negative, whole.exponent + y.exponent + 1 - shift,
                    shift == 0 ? high : high << 1 | low >>> 63, low << shift);
        }
    }

    /// r = y log2(x + 1). The manual leaves the result open for |x| above 1 - sqrt(2)/2.
    public static void logarithmOfNext(Environment e, Real x, Real y, Real r) {
        boolean below = x.negative && (x.kind == Real.Kind.INFINITE || x.kind == Real.Kind.FINITE && x.exponent >= 0);
        if (below || y.kind == Real.Kind.INFINITE && x.isZero() || y.isZero() && x.kind == Real.Kind.INFINITE) {
            e.raise(Environment.INVALID);
            r.indefinite();
            return;
        }
        e.note(x);
        e.note(y);
        boolean negative = x.negative != y.negative;
        if (y.kind == Real.Kind.INFINITE || x.kind == Real.Kind.INFINITE) {
            r.infinity(negative);
        } else if (x.isZero() || y.isZero()) {
            r.zero(negative);
        } else if (x.exponent < TINY) {
            scaled(e, Series.over(unsigned(x.significand).shiftLeft(LOWEST_BIT), Series.LN2), x.exponent, y, r);
            r.negative = negative;
        } else if (x.exponent > 63) {
            scaled(e, logarithm(x), 0, y, r);
        } else {
            nextFinite(e, x, y, r);
        }
    }

    private static void nextFinite(Environment e, Real x, Real y, Real r) {
        var fixed = signed(x);
        if (x.exponent < -1) {
            scaled(e, Series.over(Series.logarithm(fixed, fixed.add(Series.ONE.shiftLeft(1))), Series.LN2), 0, y, r);
            return;
        }
        var next = fixed.add(Series.ONE);
        int whole = next.bitLength() - 1 - Series.BITS;
        var fraction = whole < 0 ? next.shiftLeft(-whole) : next.shiftRight(whole);
        var logarithm = Series.over(Series.logarithm(fraction), Series.LN2).add(BigInteger.valueOf(whole).shiftLeft(Series.BITS));
        if (logarithm.signum() == 0) {
            r.zero(x.negative != y.negative);
        } else {
            scaled(e, logarithm, 0, y, r);
        }
    }

    /// r = y times a fixed-point number times 2^exponent.
    private static void scaled(Environment e, BigInteger fixed, int exponent, Real y, Real r) {
        round(e, fixed.signum() < 0 != y.negative, fixed.abs().multiply(unsigned(y.significand)), exponent + y.exponent - 63 - Series.BITS, r);
    }

    /// r = the angle of the point (x, y).
    public static void angle(Environment e, Real x, Real y, Real r) {
        e.note(x);
        e.note(y);
        boolean negative = y.negative;
        int eighths = eighths(x, y);
        if (eighths == 0) {
            r.zero(negative);
        } else if (eighths > 0) {
            round(e, negative, Series.PI.multiply(BigInteger.valueOf(eighths)), -Series.BITS - 2, r);
        } else {
            angleFinite(e, x, y, r);
            r.negative = negative;
        }
    }

    /// The angle in quarters of pi where an operand is zero or infinite; -1 elsewhere.
    private static int eighths(Real x, Real y) {
        if (y.kind == Real.Kind.INFINITE) {
            return x.kind != Real.Kind.INFINITE ? 2 : x.negative ? 3 : 1;
        }
        if (y.isZero() || x.kind == Real.Kind.INFINITE) {
            return x.negative ? 4 : 0;
        }
        return x.isZero() ? 2 : -1;
    }

    private static void angleFinite(Environment e, Real x, Real y, Real r) {
        int order = y.exponent != x.exponent ? Integer.compare(y.exponent, x.exponent) : Long.compareUnsigned(y.significand, x.significand);
        var numerator = order > 0 ? x : y;
        var denominator = order > 0 ? y : x;
        int exponent = numerator.exponent - denominator.exponent;
        var ratio = unsigned(numerator.significand).shiftLeft(Series.BITS).divide(unsigned(denominator.significand));
        if (exponent < TINY && order < 0 && !x.negative) {
            // Slightly less than the ratio, which may be exact.
            round(e, y.negative, ratio.shiftLeft(1).subtract(BigInteger.ONE), exponent - Series.BITS - 1, r);
            return;
        }
        var angle = Series.arctangent(exponent < -Series.BITS ? BigInteger.ONE : ratio.shiftRight(-exponent));
        if (order > 0) {
            angle = Series.PI.shiftRight(1).subtract(angle);
        }
        round(e, y.negative, x.negative ? Series.PI.subtract(angle) : angle, -Series.BITS, r);
    }

    /// Whether the trigonometric functions take a number.
    public static boolean isInRange(Real a) {
        return a.kind != Real.Kind.FINITE || a.exponent < RANGE;
    }

    public static void sine(Environment e, Real a, Real r) {
        if (isSpecial(e, a, r)) {
            return;
        }
        if (a.exponent < TINY) {
            nearly(e, a, -1, r);
        } else {
            var angle = Angle.of(a);
            round(e, a.negative, angle.sine(), r);
        }
    }

    public static void cosine(Environment e, Real a, Real r) {
        if (a.isZero()) {
            r.finite(false, 0, Real.TOP);
        } else if (!isSpecial(e, a, r)) {
            round(e, false, a.exponent < TINY ? Series.ONE.subtract(BigInteger.ONE) : Angle.of(a).cosine(), r);
        }
    }

    public static void tangent(Environment e, Real a, Real r) {
        if (isSpecial(e, a, r)) {
            return;
        }
        if (a.exponent < TINY) {
            nearly(e, a, 1, r);
        } else {
            var angle = Angle.of(a);
            round(e, a.negative, Series.over(angle.sine(), angle.cosine()), r);
        }
    }

    private static boolean isSpecial(Environment e, Real a, Real r) {
        if (a.kind == Real.Kind.INFINITE) {
            e.raise(Environment.INVALID);
            r.indefinite();
            return true;
        }
        e.note(a);
        r.copy(a);
        return a.isZero();
    }

    /// A number and very little more, or less.
    private static void nearly(Environment e, Real a, int more, Real r) {
        round(e, a.negative, unsigned(a.significand).shiftLeft(Series.BITS).add(BigInteger.valueOf(more)), a.exponent - 63 - Series.BITS, r);
    }

    private static BigInteger unsigned(long bits) {
        return BigInteger.valueOf(bits >>> 1).shiftLeft(1).add(BigInteger.valueOf(bits & 1));
    }

    /// A finite number above 2^-100 in size, in fixed point.
    static BigInteger magnitude(Real a) {
        return unsigned(a.significand).shiftLeft(LOWEST_BIT + a.exponent);
    }

    private static BigInteger signed(Real a) {
        var magnitude = magnitude(a);
        return a.negative ? magnitude.negate() : magnitude;
    }

    private static void round(Environment e, boolean negative, BigInteger fixed, Real r) {
        round(e, negative != fixed.signum() < 0, fixed.abs(), -Series.BITS, r);
    }

    /// Rounds magnitude x 2^exponent, or rather what it approximates: no value that gets here is a number of 64 significant bits.
    private static void round(Environment e, boolean negative, BigInteger magnitude, int exponent, Real r) {
        int shift = magnitude.bitLength() - 128;
        var bits = magnitude.shiftRight(shift);
        e.round(r, Format.EXTENDED, negative, exponent + shift + 127, bits.shiftRight(64).longValue(), bits.longValue() | 1);
    }
}
