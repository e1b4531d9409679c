package ringside.compiler.optimise;

import java.math.BigInteger;

/// A division by a constant as a multiplication: `x / d` is `x * factor >> shift`, rounded down.
///
/// The factor is `2^shift / d` rounded up. The rounding error does no harm while it is at most `2^(shift - bits)`, where
/// dividends have that many bits besides their sign; the smallest such shift gives the smallest factor (Granlund and Montgomery,
/// "Division by Invariant Integers using Multiplication", PLDI 1994, theorems 4.2 and 5.1).
///
/// @param factor below `2^(bits + 1)`
/// @param shift  at least `bits`
record Reciprocal(BigInteger factor, int shift) {

    /// For dividends of `bits` bits besides the sign and a divisor greater than 1 that is no power of two, seen as unsigned.
    static Reciprocal of(long divisor, int bits) {
        BigInteger d = new BigInteger(Long.toUnsignedString(divisor));
        int shift = bits;
        while (true) {
            BigInteger factor = BigInteger.ONE.shiftLeft(shift).divide(d).add(BigInteger.ONE);
            BigInteger error = factor.multiply(d).subtract(BigInteger.ONE.shiftLeft(shift));
            if (error.compareTo(BigInteger.ONE.shiftLeft(shift - bits)) <= 0) return new Reciprocal(factor, shift);
            shift++;
        }
    }

    /// True if the factor, seen as unsigned, fits into so many bits.
    boolean fits(int bits) {
        return factor.bitLength() <= bits;
    }
}
