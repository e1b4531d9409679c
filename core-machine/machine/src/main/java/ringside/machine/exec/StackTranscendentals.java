package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.StackUnit;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;
import ringside.machine.real.Nans;
import ringside.machine.real.Real;
import ringside.machine.real.Transcendental;

/// x87 instructions that compute transcendental functions. Precision control does not concern them. Intel SDM vol. 2A.
final class StackTranscendentals {
    private StackTranscendentals() {}

    /// `f2xm1`, `fsin` and `fcos`.
    static final class OfOne extends StackNode {
        OfOne(Instruction in) {
            super(in);
        }

        @Override
        void run(Cpu cpu, StackUnit unit) {
            boolean turns = in.form().op() != Op.F2XM1;
            if (turns) {
                forget(unit);
            }
            if (unit.isEmpty(0)) {
                if (unit.stackFault(false)) {
                    unit.result.indefinite();
                    unit.set(0, unit.result);
                }
                return;
            }
            unit.begin();
            unit.get(0, unit.first);
            if (turns && !Transcendental.isInRange(unit.first)) {
                unit.conditions(StackUnit.C2, StackUnit.C2);
                return;
            }
            compute(unit);
            if (unit.finish(false)) {
                unit.set(0, unit.result);
            }
        }

        private void compute(StackUnit unit) {
            var e = unit.environment;
            if (Nans.stack(e, unit.first, unit.first, unit.result)) {
                return;
            }
            switch (in.form().op()) {
                case F2XM1 -> Transcendental.powerLessOne(e, unit.first, unit.result);
                case FSIN -> Transcendental.sine(e, unit.first, unit.result);
                default -> Transcendental.cosine(e, unit.first, unit.result);
            }
        }
    }

    /// `fyl2x`, `fyl2xp1` and `fpatan`, which take two numbers off and leave one.
    static final class OfTwo extends StackNode {
        OfTwo(Instruction in) {
            super(in);
        }

        @Override
        void run(Cpu cpu, StackUnit unit) {
            if (unit.isEmpty(0) || unit.isEmpty(1)) {
                if (unit.stackFault(false)) {
                    unit.result.indefinite();
                    store(unit);
                }
                return;
            }
            unit.begin();
            unit.get(0, unit.first);
            unit.get(1, unit.second);
            compute(unit);
            if (unit.finish(false)) {
                store(unit);
            }
        }

        private static void store(StackUnit unit) {
            unit.set(1, unit.result);
            unit.pop();
        }

        private void compute(StackUnit unit) {
            var e = unit.environment;
            if (Nans.stack(e, unit.first, unit.second, unit.result)) {
                return;
            }
            switch (in.form().op()) {
                case FYL2X -> Transcendental.logarithm(e, unit.first, unit.second, unit.result);
                case FYL2XP1 -> Transcendental.logarithmOfNext(e, unit.first, unit.second, unit.result);
                default -> Transcendental.angle(e, unit.first, unit.second, unit.result);
            }
        }
    }

    /// `fptan` and `fsincos`, which leave two numbers for one.
    static final class Pair extends StackNode {
        Pair(Instruction in) {
            super(in);
        }

        @Override
        void run(Cpu cpu, StackUnit unit) {
            forget(unit);
            if (unit.isEmpty(0) || !unit.isEmpty(7)) {
                if (unit.stackFault(!unit.isEmpty(0))) {
                    unit.result.indefinite();
                    push(unit, unit.result);
                }
                return;
            }
            unit.begin();
            unit.get(0, unit.first);
            if (!Transcendental.isInRange(unit.first)) {
                unit.conditions(StackUnit.C2, StackUnit.C2);
                return;
            }
            compute(unit);
            if (unit.finish(false)) {
                push(unit, unit.second);
            }
        }

        private void compute(StackUnit unit) {
            var e = unit.environment;
            var above = unit.second;
            if (Nans.stack(e, unit.first, unit.first, unit.result)) {
                above.copy(unit.result);
            } else if (in.form().op() == Op.FPTAN) {
                Transcendental.tangent(e, unit.first, unit.result);
                above.integer(1);
                if (unit.result.isNan()) {
                    above.copy(unit.result);
                }
            } else {
                Transcendental.cosine(e, unit.first, above);
                Transcendental.sine(e, unit.first, unit.result);
            }
        }

        private static void push(StackUnit unit, Real above) {
            unit.set(0, unit.result);
            unit.rotate(-1);
            unit.set(0, above);
        }
    }

    /// C2 says that an argument is out of range; it is not for others.
    private static void forget(StackUnit unit) {
        unit.conditions(StackUnit.C2, unit.status() & StackUnit.C1);
    }
}
