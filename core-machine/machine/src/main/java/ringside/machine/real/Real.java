package ringside.machine.real;

/// A number taken apart: (-1)^negative x significand / 2^63 x 2^exponent. Mutable, because operations are frequent and short.
public final class Real {
    /// What a number is.
    public enum Kind { ZERO, FINITE, INFINITE, QUIET, SIGNALING, UNSUPPORTED }

    static final long TOP = 1L << 63;
    static final long QUIET_BIT = 1L << 62;

    Kind kind = Kind.ZERO;
    boolean negative;
    int exponent;
    /// Bit 63 is set in finite numbers and in all that are not numbers; those keep their payload below it.
    long significand;
    /// Was a denormal in the format it came from.
    boolean denormal;

    public Kind kind() {
        return kind;
    }

    public boolean isNegative() {
        return negative;
    }

    public boolean isZero() {
        return kind == Kind.ZERO;
    }

    public boolean isNan() {
        return kind == Kind.QUIET || kind == Kind.SIGNALING;
    }

    public boolean isDenormal() {
        return denormal;
    }

    public int exponent() {
        return exponent;
    }

    public long significand() {
        return significand;
    }

    public void negative(boolean value) {
        negative = value;
    }

    public void copy(Real other) {
        kind = other.kind;
        negative = other.negative;
        exponent = other.exponent;
        significand = other.significand;
        denormal = other.denormal;
    }

    public void zero(boolean sign) {
        kind = Kind.ZERO;
        negative = sign;
        exponent = 0;
        significand = 0;
        denormal = false;
    }

    public void infinity(boolean sign) {
        kind = Kind.INFINITE;
        negative = sign;
        significand = TOP;
        denormal = false;
    }

    /// The answer to an invalid operation.
    public void indefinite() {
        kind = Kind.QUIET;
        negative = true;
        significand = TOP | QUIET_BIT;
        denormal = false;
    }

    /// A quiet copy of something that is not a number.
    void quiet(Real other) {
        copy(other);
        kind = Kind.QUIET;
        significand |= TOP | QUIET_BIT;
        denormal = false;
    }

    /// `bits` / 2^63 x 2^scale, normalised; `bits` is not 0.
    public void finite(boolean sign, int scale, long bits) {
        int shift = Long.numberOfLeadingZeros(bits);
        kind = Kind.FINITE;
        negative = sign;
        exponent = scale - shift;
        significand = bits << shift;
        denormal = false;
    }

    /// An integer, exactly.
    public void integer(long value) {
        if (value == 0) {
            zero(false);
        } else {
            finite(value < 0, 63, Math.abs(value));
        }
    }
}
