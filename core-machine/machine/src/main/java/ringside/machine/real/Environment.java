package ringside.machine.real;

/// How operations round, and what they found on the way. The flags have the positions they have in MXCSR and in the x87 status word.
public final class Environment {
    public static final int INVALID = 1;
    public static final int DENORMAL = 2;
    public static final int ZERO_DIVIDE = 4;
    public static final int OVERFLOW = 8;
    public static final int UNDERFLOW = 16;
    public static final int INEXACT = 32;
    public static final int ALL = 63;

    public static final int NEAREST = 0;
    public static final int DOWN = 1;
    public static final int UP = 2;
    public static final int TRUNCATE = 3;

    private static final int RANGE_WRAP = 24576;

    int rounding;
    private int masks = ALL;
    private boolean flushes;
    private boolean denormalsAreZero;
    private boolean wraps;
    private int flags;
    private boolean roundedUp;

    /// Starts operations with the settings of an MXCSR value.
    public void vector(int mxcsr) {
        rounding = mxcsr >> 13 & 3;
        masks = mxcsr >> 7 & ALL;
        flushes = (mxcsr & 0x8000) != 0;
        denormalsAreZero = (mxcsr & 0x40) != 0;
        wraps = false;
        flags = 0;
    }

    /// Starts an operation with the settings of an x87 control word.
    public void stack(int control) {
        rounding = control >> 10 & 3;
        masks = control & ALL;
        flushes = false;
        denormalsAreZero = false;
        wraps = true;
        flags = 0;
        roundedUp = false;
    }

    public int flags() {
        return flags;
    }

    public void raise(int flag) {
        flags |= flag;
    }

    /// Forgets flags.
    public void clear() {
        flags = 0;
    }

    /// Whether the last rounding went away from zero.
    public boolean roundedUp() {
        return roundedUp;
    }

    void roundedUp(boolean value) {
        roundedUp = value;
    }

    private boolean isMasked(int flag) {
        return (masks & flag) != 0;
    }

    /// Looks at an operand before anything is done with it.
    public void admit(Real operand) {
        if (operand.denormal && denormalsAreZero) {
            operand.zero(operand.negative);
        }
    }

    /// Notes a denormal operand.
    void note(Real operand) {
        if (operand.denormal) {
            flags |= DENORMAL;
        }
    }

    /// Rounds significand `high` with further bits `low` to a format. The top bit of `high` is set.
    void round(Real result, Format format, boolean negative, int exponent, long high, long low) {
        result.kind = Real.Kind.FINITE;
        result.negative = negative;
        result.denormal = false;
        boolean tiny = exponent < format.least && isTiny(format, negative, exponent, high, low);
        if (tiny && !isMasked(UNDERFLOW)) {
            flags |= UNDERFLOW;
            boolean wrap = wraps && format.greatest == Format.EXTENDED.greatest;
            nearest(result, format, negative, exponent + (wrap ? RANGE_WRAP : 0), high, low, 0);
            if (wrap && result.exponent < format.least) {
                result.zero(negative);
                flags |= INEXACT;
            }
            return;
        }
        if (tiny && flushes) {
            flags |= UNDERFLOW | INEXACT;
            result.zero(negative);
            return;
        }
        boolean inexact = nearest(result, format, negative, exponent, high, low, Math.max(0, format.least - exponent));
        if (tiny && inexact) {
            flags |= UNDERFLOW;
        }
        if (result.kind == Real.Kind.FINITE && result.exponent > format.greatest) {
            overflow(result, format);
        }
    }

    /// Whether the number, rounded as if exponents had no bound, is below the least normal one.
    private boolean isTiny(Format format, boolean negative, int exponent, long high, long low) {
        if (exponent < format.least - 1) {
            return true;
        }
        int drop = 64 - format.precision;
        long mask = drop == 0 ? 0 : -1L >>> 64 - drop;
        boolean allOnes = (high | mask) == -1L;
        return !(allOnes && increments(high & mask, low, drop, negative, high >>> drop & 1));
    }

    private boolean increments(long tail, long low, int drop, boolean negative, long odd) {
        if (tail == 0 && low == 0) {
            return false;
        }
        return switch (rounding) {
            case DOWN -> negative;
            case UP -> !negative;
            case TRUNCATE -> false;
            default -> {
                long half = drop == 0 ? 0 : 1L << drop - 1;
                if (drop == 0) {
                    yield low < 0 && (low << 1 != 0 || odd != 0);
                }
                int order = Long.compareUnsigned(tail, half);
                yield order > 0 || order == 0 && (low != 0 || odd != 0);
            }
        };
    }

    /// Rounds to the format's precision less `lost` bits; tells whether anything was lost.
    private boolean nearest(Real result, Format format, boolean negative, int exponent, long high, long low, int lost) {
        long top = high;
        long rest = low;
        int at = exponent;
        if (lost > 0) {
            at += lost;
            if (lost > 64) {
                rest = (top | rest) != 0 ? 1 : 0;
                top = 0;
            } else if (lost == 64) {
                rest = top | (rest != 0 ? 1 : 0);
                top = 0;
            } else {
                long out = top << 64 - lost;
                rest = out | (rest != 0 ? 1 : 0);
                top >>>= lost;
            }
        }
        int drop = 64 - format.precision;
        long mask = drop == 0 ? 0 : -1L >>> 64 - drop;
        long tail = top & mask;
        boolean inexact = tail != 0 || rest != 0;
        boolean up = increments(tail, rest, drop, negative, drop == 64 ? 0 : top >>> drop & 1);
        top &= ~mask;
        roundedUp = up;
        if (inexact) {
            flags |= INEXACT;
        }
        if (up) {
            top += 1L << drop;
            if (top == 0) {
                top = Real.TOP;
                at++;
            }
        }
        if (top == 0) {
            result.zero(negative);
        } else {
            result.finite(negative, at, top);
        }
        return inexact;
    }

    private void overflow(Real result, Format format) {
        flags |= OVERFLOW;
        if (!isMasked(OVERFLOW)) {
            if (wraps && format.greatest == Format.EXTENDED.greatest) {
                result.exponent -= RANGE_WRAP;
                if (result.exponent > format.greatest) {
                    result.infinity(result.negative);
                    roundedUp = true;
                    flags |= INEXACT;
                }
            }
            return;
        }
        flags |= INEXACT;
        boolean toInfinity = rounding == NEAREST || rounding == (result.negative ? DOWN : UP);
        roundedUp = toInfinity;
        if (toInfinity) {
            result.infinity(result.negative);
        } else {
            result.exponent = format.greatest;
            result.significand = -1L << 64 - format.precision;
        }
    }
}
