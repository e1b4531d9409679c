package ringside.machine.real;

/// What operations on things that are not numbers give. Intel SDM vol. 1, table 4-7.
public final class Nans {
    private Nans() {}

    /// Whether one of the operands is not a number or not supported; then `r` is the result by the rule of vector instructions.
    public static boolean vector(Environment e, Real a, Real b, Real r) {
        if (!a.isNan() && !b.isNan()) {
            return false;
        }
        if (a.kind == Real.Kind.SIGNALING || b.kind == Real.Kind.SIGNALING) {
            e.raise(Environment.INVALID);
        }
        r.quiet(a.isNan() ? a : b);
        return true;
    }

    /// The same by the x87's rule: the quiet one, or the one with the greater significand.
    public static boolean stack(Environment e, Real a, Real b, Real r) {
        if (a.kind == Real.Kind.UNSUPPORTED || b.kind == Real.Kind.UNSUPPORTED) {
            e.raise(Environment.INVALID);
            r.indefinite();
            return true;
        }
        if (!a.isNan() && !b.isNan()) {
            return false;
        }
        if (a.kind == Real.Kind.SIGNALING || b.kind == Real.Kind.SIGNALING) {
            e.raise(Environment.INVALID);
        }
        r.quiet(choice(a, b));
        return true;
    }

    private static Real choice(Real a, Real b) {
        if (!a.isNan() || !b.isNan()) {
            return a.isNan() ? a : b;
        }
        if (a.kind != b.kind) {
            return a.kind == Real.Kind.QUIET ? a : b;
        }
        int order = Long.compareUnsigned(a.significand, b.significand);
        return order > 0 || order == 0 && !a.negative ? a : b;
    }
}
