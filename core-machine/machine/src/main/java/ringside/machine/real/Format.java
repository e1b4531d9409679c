package ringside.machine.real;

/// The formats of memory and registers: significant bits and range of exponents.
public enum Format {
    SINGLE(24, -126, 127), DOUBLE(53, -1022, 1023), EXTENDED(64, -16382, 16383),
    /// The x87's extended range with its precision control set to less.
    EXTENDED_AS_SINGLE(24, -16382, 16383), EXTENDED_AS_DOUBLE(53, -16382, 16383);

    final int precision;
    final int least;
    final int greatest;

    Format(int precision, int least, int greatest) {
        this.precision = precision;
        this.least = least;
        this.greatest = greatest;
    }

    private int fraction() {
        return precision - 1;
    }

    private int exponentMask() {
        return 2 * greatest + 1;
    }

    /// Takes the bits of [#SINGLE] or [#DOUBLE] apart.
    public void unpack(long bits, Real to) {
        boolean negative = (bits >>> (this == SINGLE ? 31 : 63) & 1) != 0;
        int biased = (int) (bits >>> fraction()) & exponentMask();
        long payload = bits << 64 - fraction() >>> 1;
        unpack(negative, biased, payload | (biased == 0 ? 0 : Real.TOP), to);
    }

    /// Takes an extended number apart: sign and exponent in 16 bits, and the significand with its explicit top bit.
    public static void unpackExtended(int signAndExponent, long significand, Real to) {
        boolean negative = (signAndExponent & 0x8000) != 0;
        int biased = signAndExponent & 0x7FFF;
        if (biased != 0 && significand >= 0) {
            to.kind = Real.Kind.UNSUPPORTED;
            to.negative = negative;
            to.significand = significand;
            to.denormal = false;
            return;
        }
        EXTENDED.unpack(negative, biased, significand, to);
    }

    private void unpack(boolean negative, int biased, long significand, Real to) {
        to.denormal = false;
        if (biased == exponentMask()) {
            to.negative = negative;
            to.significand = significand;
            to.kind = significand << 1 == 0 ? Real.Kind.INFINITE
                    : (significand & Real.QUIET_BIT) != 0 ? Real.Kind.QUIET : Real.Kind.SIGNALING;
        } else if (significand == 0) {
            to.zero(negative);
        } else {
            to.finite(negative, Math.max(biased, 1) - greatest, significand);
            to.denormal = biased == 0;
        }
    }

    /// The bits of [#SINGLE] or [#DOUBLE] of a number that was rounded to this format.
    public long pack(Real value) {
        long sign = value.negative ? 1L << (this == SINGLE ? 31 : 63) : 0;
        long exponent = (long) biased(value) << fraction();
        return sign | exponent | stored(value) << 1 >>> 64 - fraction();
    }

    /// Sign and exponent of a number that was rounded to [#EXTENDED].
    public static int packSignAndExponent(Real value) {
        return (value.negative ? 0x8000 : 0) | EXTENDED.biased(value);
    }

    /// Significand of a number that was rounded to [#EXTENDED].
    public static long packSignificand(Real value) {
        return EXTENDED.stored(value);
    }

    private int biased(Real value) {
        return switch (value.kind) {
            case ZERO -> 0;
            case FINITE -> value.exponent < least ? 0 : value.exponent + greatest;
            default -> exponentMask();
        };
    }

    private long stored(Real value) {
        return value.kind == Real.Kind.FINITE && value.exponent < least ? value.significand >>> least - value.exponent : value.significand;
    }
}
