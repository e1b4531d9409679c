package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Flags;
import ringside.machine.cpu.StackUnit;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;
import ringside.machine.isa.Slot;
import ringside.machine.real.Environment;
import ringside.machine.real.Nans;
import ringside.machine.real.Real;
import ringside.machine.real.RealArithmetic;

/// x87 arithmetic with two operands, and comparisons.
final class StackArithmetic {
    private StackArithmetic() {}

    /// `fadd` to `fdivr`, also with an integer in memory.
    static final class Binary extends StackNode {
        private final int destination;

        Binary(Instruction in) {
            super(in);
            destination = slot() == Slot.STI ? register : 0;
        }

        @Override
        void run(Cpu cpu, StackUnit unit) {
            int other = address != null ? -1 : destination == register && slot() == Slot.STI ? 0 : register;
            if (address != null) {
                readOther(cpu, unit);
            }
            if (unit.isEmpty(destination) || other >= 0 && unit.isEmpty(other)) {
                if (unit.stackFault(false)) {
                    unit.result.indefinite();
                    store(unit);
                }
                return;
            }
            unit.begin();
            unit.get(destination, unit.first);
            if (other >= 0) {
                unit.get(other, unit.second);
            }
            compute(unit);
            if (unit.finish(false)) {
                store(unit);
            }
        }

        private void readOther(Cpu cpu, StackUnit unit) {
            if (hasInteger()) {
                unit.second.integer(cpu.mmu.load(address.address(cpu.registers), width));
            } else {
                load(cpu, unit.second);
            }
        }

        private void store(StackUnit unit) {
            unit.set(destination, unit.result);
            if (pops) {
                unit.pop();
            }
        }

        private void compute(StackUnit unit) {
            var e = unit.environment;
            var a = unit.first;
            var b = unit.second;
            var r = unit.result;
            if (Nans.stack(e, a, b, r)) {
                return;
            }
            var format = unit.precision();
            switch (in.form().op()) {
                case FADD, FIADD -> RealArithmetic.add(e, format, a, b, false, r);
                case FSUB, FISUB -> RealArithmetic.add(e, format, a, b, true, r);
                case FSUBR, FISUBR -> RealArithmetic.add(e, format, b, a, true, r);
                case FMUL, FIMUL -> RealArithmetic.multiply(e, format, a, b, r);
                case FDIV, FIDIV -> RealArithmetic.divide(e, format, a, b, r);
                default -> RealArithmetic.divide(e, format, b, a, r);
            }
        }
    }

    /// `fcom` and its relatives, with the result in the condition bits or, the `i` forms, in the flags.
    static final class Compare extends StackNode {
        private final boolean quiet;
        private final boolean toFlags;
        private final boolean popsBoth;

        Compare(Instruction in) {
            super(in);
            var op = in.form().op();
            quiet = op.name().startsWith("FUCOM");
            toFlags = op == Op.FCOMI || op == Op.FCOMIP || op == Op.FUCOMI || op == Op.FUCOMIP;
            popsBoth = op == Op.FCOMPP || op == Op.FUCOMPP;
        }

        @Override
        void run(Cpu cpu, StackUnit unit) {
            int other = popsBoth ? 1 : register;
            boolean zero = in.form().op() == Op.FTST;
            if (address != null) {
                if (hasInteger()) {
                    unit.second.integer(cpu.mmu.load(address.address(cpu.registers), width));
                } else {
                    load(cpu, unit.second);
                }
            } else if (zero) {
                unit.second.zero(false);
            }
            boolean fromStack = address == null && !zero;
            if (unit.isEmpty(0) || fromStack && unit.isEmpty(other)) {
                answer(cpu, unit, LaneOperation.UNORDERED, unit.stackFault(false));
                return;
            }
            unit.begin();
            unit.get(0, unit.first);
            if (fromStack) {
                unit.get(other, unit.second);
            }
            int relation = relation(unit);
            answer(cpu, unit, relation, toFlags ? unit.finishComparison() : unit.finish(false));
        }

        private int relation(StackUnit unit) {
            var e = unit.environment;
            if (isUnsupported(unit.first) || isUnsupported(unit.second)) {
                e.raise(Environment.INVALID);
                return LaneOperation.UNORDERED;
            }
            if (unit.first.isNan() || unit.second.isNan()) {
                if (!quiet || isSignaling(unit.first) || isSignaling(unit.second)) {
                    e.raise(Environment.INVALID);
                }
                return LaneOperation.UNORDERED;
            }
            return RealArithmetic.compare(e, unit.first, unit.second);
        }

        private static boolean isUnsupported(Real value) {
            return value.kind() == Real.Kind.UNSUPPORTED;
        }

        private static boolean isSignaling(Real value) {
            return value.kind() == Real.Kind.SIGNALING;
        }

        /// The answer is given also where an exception is not masked; the operands then stay.
        private void answer(Cpu cpu, StackUnit unit, int relation, boolean masked) {
            if (toFlags) {
                cpu.flags.status(switch (relation) {
                    case -1 -> Flags.CF;
                    case 0 -> Flags.ZF;
                    case 1 -> 0;
                    default -> Flags.ZF | Flags.PF | Flags.CF;
                });
            } else {
                unit.conditions(StackUnit.CONDITIONS, switch (relation) {
                    case -1 -> StackUnit.C0;
                    case 0 -> StackUnit.C3;
                    case 1 -> 0;
                    default -> StackUnit.C0 | StackUnit.C2 | StackUnit.C3;
                });
            }
            if (masked && (pops || popsBoth)) {
                unit.pop();
            }
            if (masked && popsBoth) {
                unit.pop();
            }
        }
    }
}
