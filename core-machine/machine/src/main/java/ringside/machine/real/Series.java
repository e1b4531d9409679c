package ringside.machine.real;

import java.math.BigInteger;

/// Elementary functions of fixed-point numbers: integers that count 2^-256. Power series after a reduction of the argument; errors stay below
/// 2^-240, which is far more than 64 significant bits need of arguments that are not below 2^-100.
final class Series {
    static final int BITS = 256;
    static final BigInteger ONE = BigInteger.ONE.shiftLeft(BITS);
    static final BigInteger LN2 = logarithm(ONE.shiftLeft(1));
    static final BigInteger PI = arctangent(ONE).shiftLeft(2);

    private static final int EXPONENTIAL_HALVINGS = 8;
    private static final int ARCTANGENT_HALVINGS = 3;

    private Series() {}

    static BigInteger times(BigInteger a, BigInteger b) {
        return a.multiply(b).shiftRight(BITS);
    }

    static BigInteger over(BigInteger a, BigInteger b) {
        return a.shiftLeft(BITS).divide(b);
    }

    /// e^x - 1, for |x| up to 1: e^x - 1 = (e^(x/2) - 1) (e^(x/2) - 1 + 2).
    static BigInteger exponentialLessOne(BigInteger x) {
        var small = x.shiftRight(EXPONENTIAL_HALVINGS);
        var term = small;
        var sum = small;
        for (int i = 2; !isNegligible(term); i++) {
            term = times(term, small).divide(BigInteger.valueOf(i));
            sum = sum.add(term);
        }
        for (int i = 0; i < EXPONENTIAL_HALVINGS; i++) {
            sum = times(sum, sum.add(ONE.shiftLeft(1)));
        }
        return sum;
    }

    /// Natural logarithm, for x between 1/2 and 2.
    static BigInteger logarithm(BigInteger x) {
        return logarithm(x.subtract(ONE), x.add(ONE));
    }

    /// ln((b + a) / (b - a)) = 2 artanh(a / b).
    static BigInteger logarithm(BigInteger a, BigInteger b) {
        return alternating(over(a, b), false).shiftLeft(1);
    }

    /// Of a number between 0 and 1: arctan q = 2 arctan(q / (1 + sqrt(1 + q^2))).
    static BigInteger arctangent(BigInteger q) {
        var reduced = q;
        for (int i = 0; i < ARCTANGENT_HALVINGS; i++) {
            var root = ONE.add(times(reduced, reduced)).shiftLeft(BITS).sqrt();
            reduced = over(reduced, ONE.add(root));
        }
        return alternating(reduced, true).shiftLeft(ARCTANGENT_HALVINGS);
    }

    /// z + z^3/3 + z^5/5 ..., the second and every other term subtracted if so wanted.
    private static BigInteger alternating(BigInteger z, boolean subtracts) {
        var square = times(z, z);
        if (subtracts) {
            square = square.negate();
        }
        var power = z;
        var sum = z;
        for (int i = 3; !isNegligible(power); i += 2) {
            power = times(power, square);
            sum = sum.add(power.divide(BigInteger.valueOf(i)));
        }
        return sum;
    }

    static BigInteger sine(BigInteger x) {
        return circular(x, x, 1);
    }

    static BigInteger cosine(BigInteger x) {
        return circular(x, ONE, 0);
    }

    /// first - first x^2 / ((n + 1) (n + 2)) ..., for |x| up to 1.
    private static BigInteger circular(BigInteger x, BigInteger first, int n) {
        var square = times(x, x).negate();
        var term = first;
        var sum = first;
        for (int i = n + 1; !isNegligible(term); i += 2) {
            term = times(term, square).divide(BigInteger.valueOf((long) i * (i + 1)));
            sum = sum.add(term);
        }
        return sum;
    }

    /// Negative numbers never become 0 by shifting.
    private static boolean isNegligible(BigInteger term) {
        return term.bitLength() <= 1;
    }
}
