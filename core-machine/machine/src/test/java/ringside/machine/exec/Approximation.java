package ringside.machine.exec;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;
import ringside.machine.real.Environment;

/// What an instruction left of which the manual only bounds the error: the two numbers on top of the x87 stack, and the rest.
///
/// @param top each number as sign and exponent, and significand
/// @param digest hash of the result without them
record Approximation(long[] top, int digest) {
    private static final Set<Op> OPERATIONS = EnumSet.of(Op.F2XM1, Op.FYL2X, Op.FYL2XP1, Op.FPTAN, Op.FPATAN, Op.FSIN, Op.FCOS, Op.FSINCOS);
    private static final int NUMBERS = 2;
    private static final int MAXIMUM = 0x7FFF;
    private static final int BIAS = 0x3FFF;
    private static final int ROUNDED_UP = 0x200;
    private static final int SUMMARY = 0x8080;
    private static final int SIGN = 80;

    static boolean isOne(Op op) {
        return OPERATIONS.contains(op);
    }

    /// Whether the manual says what the function of this operand is, and whether it is tiny: that of the least normal number is, or is not, by the
    /// last place.
    static boolean isDefined(Instruction in, HostCase from) {
        int exponent = ((int) from.stack[1] & MAXIMUM) - BIAS;
        return exponent > BIAS || switch (in.form().op()) {
            case F2XM1 -> exponent < 0 || exponent == 0 && from.stack[0] == Long.MIN_VALUE;
            case FYL2XP1 -> exponent < -2;
            case FSIN, FSINCOS, FPTAN -> exponent > 1 - BIAS || from.stack[0] != Long.MIN_VALUE;
            default -> true;
        };
    }

    /// Takes the result of a case apart.
    static Approximation of(CaseSource.Tried tried, HostResult result) {
        var rest = new HostResult();
        rest.copy(result);
        Arrays.fill(rest.stack, 0, 2 * NUMBERS, 0);
        rest.status &= ~open(tried, result);
        return new Approximation(new long[] {result.stack[1], result.stack[0], result.stack[3], result.stack[2]}, rest.digest(tried.mask()));
    }

    /// Flags that depend on what was rounded, and how. Powers of two have logarithms that are exact; some processors call them inexact, and so an
    /// underflow where the product is denormal. Next to the least normal number it depends on the last place whether there is an underflow.
    private static int open(CaseSource.Tried tried, HostResult result) {
        var op = tried.in().form().op();
        boolean power = (op == Op.FYL2X || op == Op.F2XM1) && Long.bitCount(tried.from().stack[0]) == 1;
        if (power || isNextToLeastNormal(result, 0) || isNextToLeastNormal(result, 1)) {
            return ROUNDED_UP | Environment.INEXACT | Environment.UNDERFLOW | SUMMARY;
        }
        return (result.status & Environment.INEXACT) != 0 ? ROUNDED_UP : 0;
    }

    private static boolean isNextToLeastNormal(HostResult result, int index) {
        long significand = result.stack[2 * index];
        return (result.stack[2 * index + 1] & MAXIMUM) <= 1 && (significand == Long.MIN_VALUE || significand == Long.MAX_VALUE);
    }

    /// The greater distance of two numbers that should be the same, in units of the last place.
    BigInteger distance(Approximation other) {
        var greatest = BigInteger.ZERO;
        for (int i = 0; i < top.length; i += 2) {
            greatest = greatest.max(place((int) top[i], top[i + 1]).subtract(place((int) other.top[i], other.top[i + 1])).abs());
        }
        return greatest;
    }

    /// Counts numbers: neighbours of one sign have neighbouring places.
    private static BigInteger place(int signAndExponent, long significand) {
        var fraction = BigInteger.valueOf(significand & Long.MAX_VALUE);
        int binades = Math.max(1, signAndExponent & MAXIMUM) + (significand < 0 ? 1 : 0);
        var place = BigInteger.valueOf(binades).shiftLeft(Long.SIZE - 1).add(fraction);
        return signAndExponent > MAXIMUM ? place.setBit(SIGN) : place;
    }
}
