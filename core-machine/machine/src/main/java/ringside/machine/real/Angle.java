package ringside.machine.real;

import java.math.BigInteger;

/// The magnitude of an angle, reduced as processors do it: by multiples of half their pi, which has 66 significant bits. Intel SDM vol. 1 §8.3.8.
///
/// @param quadrant how many quarters of a turn were taken off
/// @param rest what is left, in the fixed point of [Series]; between -pi/4 and pi/4
record Angle(int quadrant, BigInteger rest) {
    /// pi/2 x 2^65, of 66 significant bits.
    private static final BigInteger SHORT_PI = new BigInteger("C90FDAA22168C234C", 16).shiftRight(2);
    private static final BigInteger QUARTER = SHORT_PI.shiftLeft(Series.BITS - 65);

    static Angle of(Real a) {
        var magnitude = Transcendental.magnitude(a);
        var quarters = magnitude.add(QUARTER.shiftRight(1)).divide(QUARTER);
        return new Angle(quarters.intValue() & 3, magnitude.subtract(quarters.multiply(QUARTER)));
    }

    BigInteger sine() {
        return at(quadrant);
    }

    BigInteger cosine() {
        return at(quadrant + 1);
    }

    private BigInteger at(int quarters) {
        var value = (quarters & 1) == 0 ? Series.sine(rest) : Series.cosine(rest);
        return (quarters & 2) == 0 ? value : value.negate();
    }
}
