package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.StackUnit;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;
import ringside.machine.real.Environment;
import ringside.machine.real.Nans;
import ringside.machine.real.Real;
import ringside.machine.real.RealArithmetic;
import ringside.machine.real.Remainder;

/// x87 instructions on the top of stack. Intel SDM vol. 2A, the instructions' own pages.
final class StackFunctions extends StackNode {
    private static final int GREATEST_SCALE = 0x1_0000;

    StackFunctions(Instruction in) {
        super(in);
    }

    @Override
    void run(Cpu cpu, StackUnit unit) {
        switch (in.form().op()) {
            case FXAM -> examine(unit);
            case FXTRACT -> extract(unit);
            case FSCALE, FPREM, FPREM1 -> withSecond(unit);
            default -> alone(unit);
        }
    }

    private void alone(StackUnit unit) {
        if (unit.isEmpty(0)) {
            if (unit.stackFault(false)) {
                unit.result.indefinite();
                unit.set(0, unit.result);
            }
            return;
        }
        switch (in.form().op()) {
            case FCHS -> {
                unit.set(0, unit.signAndExponent(0) ^ 0x8000, unit.significand(0));
                unit.conditions(0, 0);
            }
            case FABS -> {
                unit.set(0, unit.signAndExponent(0) & 0x7FFF, unit.significand(0));
                unit.conditions(0, 0);
            }
            default -> round(unit);
        }
    }

    /// `fsqrt` and `frndint`.
    private void round(StackUnit unit) {
        unit.begin();
        unit.get(0, unit.first);
        if (!Nans.stack(unit.environment, unit.first, unit.first, unit.result)) {
            if (in.form().op() == Op.FSQRT) {
                RealArithmetic.squareRoot(unit.environment, unit.precision(), unit.first, unit.result);
            } else {
                RealArithmetic.integral(unit.environment, unit.first, unit.result);
                if (unit.first.isDenormal()) {
                    unit.environment.raise(Environment.DENORMAL);
                }
            }
        }
        if (unit.finish(false)) {
            unit.set(0, unit.result);
        }
    }

    private void examine(StackUnit unit) {
        int sign = (unit.signAndExponent(0) & 0x8000) != 0 ? StackUnit.C1 : 0;
        int kind;
        if (unit.isEmpty(0)) {
            kind = StackUnit.C3 | StackUnit.C0;
        } else {
            unit.get(0, unit.first);
            kind = switch (unit.first.kind()) {
                case UNSUPPORTED -> 0;
                case QUIET, SIGNALING -> StackUnit.C0;
                case INFINITE -> StackUnit.C2 | StackUnit.C0;
                case ZERO -> StackUnit.C3;
                case FINITE -> StackUnit.C2 | (unit.first.isDenormal() ? StackUnit.C3 : 0);
            };
        }
        unit.conditions(StackUnit.CONDITIONS, kind | sign);
    }

    /// Exponent and significand as two numbers.
    private void extract(StackUnit unit) {
        if (unit.isEmpty(0) || !unit.isEmpty(7)) {
            boolean underflow = unit.isEmpty(0);
            if (unit.stackFault(!underflow)) {
                unit.result.indefinite();
                unit.set(0, unit.result);
                unit.rotate(-1);
                unit.set(0, unit.result);
            }
            return;
        }
        unit.begin();
        var a = unit.first;
        var r = unit.result;
        unit.get(0, a);
        var exponent = unit.second;
        if (Nans.stack(unit.environment, a, a, r)) {
            exponent.copy(r);
        } else if (a.isZero()) {
            unit.environment.raise(Environment.ZERO_DIVIDE);
            exponent.infinity(true);
            r.zero(a.isNegative());
        } else if (a.kind() == Real.Kind.INFINITE) {
            exponent.infinity(false);
            r.infinity(a.isNegative());
        } else {
            if (a.isDenormal()) {
                unit.environment.raise(Environment.DENORMAL);
            }
            exponent.integer(a.exponent());
            r.finite(a.isNegative(), 0, a.significand());
        }
        if (unit.finish(false)) {
            unit.set(0, exponent);
            unit.rotate(-1);
            unit.set(0, r);
        }
    }

    private void withSecond(StackUnit unit) {
        boolean scales = in.form().op() == Op.FSCALE;
        if (!scales) {
            unit.conditions(StackUnit.C2, unit.status() & StackUnit.C1);
        }
        if (unit.isEmpty(0) || unit.isEmpty(1)) {
            if (unit.stackFault(false)) {
                unit.result.indefinite();
                unit.set(0, unit.result);
            }
            return;
        }
        unit.begin();
        unit.get(0, unit.first);
        unit.get(1, unit.second);
        boolean decided = Nans.stack(unit.environment, unit.first, unit.second, unit.result);
        int conditions = -1;
        if (!decided && scales) {
            scale(unit);
        } else if (!decided) {
            conditions = Remainder.partial(unit.environment, unit.first, unit.second, in.form().op() == Op.FPREM1, unit.result);
        }
        if (unit.finish(false)) {
            unit.set(0, unit.result);
            if (conditions >= 0) {
                unit.conditions(StackUnit.CONDITIONS, (conditions & 8) != 0 ? StackUnit.C2
                        : (conditions & 1) * StackUnit.C1 | (conditions >> 1 & 1) * StackUnit.C3 | (conditions >> 2 & 1) * StackUnit.C0);
            }
        }
    }

    /// ST(0) x 2^(ST(1), truncated).
    private static void scale(StackUnit unit) {
        var e = unit.environment;
        var a = unit.first;
        var b = unit.second;
        var r = unit.result;
        boolean infinite = b.kind() == Real.Kind.INFINITE;
        if (infinite && (b.isNegative() ? a.kind() == Real.Kind.INFINITE : a.isZero())) {
            e.raise(Environment.INVALID);
            r.indefinite();
            return;
        }
        if (a.isDenormal() || b.isDenormal()) {
            e.raise(Environment.DENORMAL);
        }
        if (a.kind() != Real.Kind.FINITE || b.isZero()) {
            r.copy(a);
        } else if (infinite) {
            if (b.isNegative()) {
                r.zero(a.isNegative());
            } else {
                r.infinity(a.isNegative());
            }
        } else {
            int by = b.isZero() || b.exponent() < 0 ? 0 : b.exponent() > 16 ? GREATEST_SCALE
                    : (int) Math.min(b.significand() >>> 63 - b.exponent(), GREATEST_SCALE);
            RealArithmetic.scale(e, a, b.isNegative() ? -by : by, r);
        }
    }
}
