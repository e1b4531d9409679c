package ringside.machine.exec;

import java.math.BigInteger;
import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Flags;
import ringside.machine.cpu.GuestFault;
import ringside.machine.cpu.StackUnit;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;
import ringside.machine.real.Environment;
import ringside.machine.real.Format;
import ringside.machine.real.Nans;
import ringside.machine.real.Real;
import ringside.machine.real.RealArithmetic;

/// x87 loads, stores, exchanges and constants.
final class StackMoves {
    private static final long DECIMAL_LIMIT = 1_000_000_000_000_000_000L;

    private StackMoves() {}

    /// `fld`, `fild`, `fbld`, and constants.
    static final class Load extends StackNode {
        /// 1, log2 10, log2 e, pi, log10 2, ln 2, 0: significands and exponents, rounded down, and what rounding to nearest adds.
        private static final long[] CONSTANTS = {0x8000000000000000L, 0xD49A784BCD1B8AFEL, 0xB8AA3B295C17F0BBL, 0xC90FDAA22168C234L,
            0x9A209A84FBCFF798L, 0xB17217F7D1CF79ABL, 0};
        private static final int[] EXPONENTS = {0x3FFF, 0x4000, 0x3FFF, 0x4000, 0x3FFD, 0x3FFE, 0};
        private static final int[] NEAREST = {0, 0, 1, 1, 1, 1, 0};

        Load(Instruction in) {
            super(in);
        }

        @Override
        void run(Cpu cpu, StackUnit unit) {
            long significand = 0;
            int exponent = 0;
            boolean raw = width == 10 && in.form().op() == Op.FLD;
            var value = unit.result;
            if (raw) {
                long at = address.address(cpu.registers);
                significand = cpu.mmu.load64(at);
                exponent = (int) cpu.mmu.load16(at + 8);
            } else if (address != null) {
                read(cpu, unit.first);
            }
            if (!unit.isEmpty(7) || register >= 0 && in.form().op() == Op.FLD && unit.isEmpty(register)) {
                boolean underflow = register >= 0 && in.form().op() == Op.FLD && unit.isEmpty(register);
                if (unit.stackFault(!underflow)) {
                    value.indefinite();
                    push(unit, Format.packSignAndExponent(value), Format.packSignificand(value));
                }
                return;
            }
            if (in.form().op() == Op.FLDC) {
                int number = in.form().digit() & 7;
                int rounding = unit.control() >> 10 & 3;
                boolean exact = number == 0 || number == 6;
                int more = exact ? 0 : rounding == Environment.NEAREST ? NEAREST[number] : rounding == Environment.UP ? 1 : 0;
                unit.conditions(0, 0);
                push(unit, EXPONENTS[number], CONSTANTS[number] + more);
            } else if (address == null) {
                exponent = unit.signAndExponent(register);
                significand = unit.significand(register);
                unit.conditions(0, 0);
                push(unit, exponent, significand);
            } else if (raw) {
                unit.conditions(0, 0);
                push(unit, exponent, significand);
            } else {
                convert(unit);
            }
        }

        private void read(Cpu cpu, Real to) {
            if (in.form().op() == Op.FILD) {
                to.integer(cpu.mmu.load(address.address(cpu.registers), width));
            } else if (in.form().op() == Op.FBLD) {
                readDecimal(cpu, to);
            } else {
                load(cpu, to);
            }
        }

        private void readDecimal(Cpu cpu, Real to) {
            long at = address.address(cpu.registers);
            long digits = cpu.mmu.load64(at);
            int high = (int) cpu.mmu.load16(at + 8);
            long value = (high >> 4 & 15) * 10L + (high & 15);
            for (int i = 15; i >= 0; i--) {
                value = value * 10 + (digits >>> 4 * i & 15);
            }
            to.integer(value);
            to.negative((high & 0x8000) != 0);
        }

        private static void convert(StackUnit unit) {
            unit.begin();
            if (!Nans.stack(unit.environment, unit.first, unit.first, unit.result)) {
                RealArithmetic.convert(unit.environment, Format.EXTENDED, unit.first, unit.result);
            }
            boolean invalid = (unit.environment.flags() & Environment.INVALID) != 0;
            if (unit.finish(false) || !invalid) {
                push(unit, Format.packSignAndExponent(unit.result), Format.packSignificand(unit.result));
            }
        }

        private static void push(StackUnit unit, int exponent, long significand) {
            unit.rotate(-1);
            unit.set(0, exponent, significand);
        }
    }

    /// `fst`, `fstp`, `fist`, `fistp`, `fisttp`, `fbstp`.
    static final class Store extends StackNode {
        private final boolean removes;

        Store(Instruction in) {
            super(in);
            removes = in.form().op() != Op.FST && in.form().op() != Op.FIST;
        }

        @Override
        void run(Cpu cpu, StackUnit unit) {
            int status = unit.status();
            try {
                store(cpu, unit);
            } catch (GuestFault fault) {
                unit.status(status);
                throw fault;
            }
        }

        private void store(Cpu cpu, StackUnit unit) {
            unit.begin();
            if (unit.isEmpty(0)) {
                if (!unit.stackFault(false)) {
                    return;
                }
                unit.first.indefinite();
                write(cpu, unit, true);
            } else {
                unit.get(0, unit.first);
                if (!write(cpu, unit, false)) {
                    return;
                }
            }
            if (removes) {
                unit.pop();
            }
        }

        /// Stores what was loaded; false if an exception forbids it.
        private boolean write(Cpu cpu, StackUnit unit, boolean empty) {
            if (address == null) {
                copy(unit, empty);
                return true;
            }
            long at = address.address(cpu.registers);
            if (in.form().op() == Op.FST || in.form().op() == Op.FSTP) {
                return width == 10 ? extended(cpu, unit, at, empty) : narrower(cpu, unit, at, empty);
            }
            if (width == 10) {
                return decimal(cpu, unit, at, empty);
            }
            long value = toInteger(unit);
            if (!empty && !unit.finish(true)) {
                return false;
            }
            cpu.mmu.store(at, width, value);
            return true;
        }

        private void copy(StackUnit unit, boolean empty) {
            if (empty) {
                unit.set(register, unit.first);
            } else {
                unit.set(register, unit.signAndExponent(0), unit.significand(0));
                unit.conditions(0, 0);
            }
        }

        private static boolean extended(Cpu cpu, StackUnit unit, long at, boolean empty) {
            int exponent = empty ? Format.packSignAndExponent(unit.first) : unit.signAndExponent(0);
            cpu.mmu.probeWrite(at, 10);
            cpu.mmu.store64(at, empty ? Format.packSignificand(unit.first) : unit.significand(0));
            cpu.mmu.store16(at + 8, exponent);
            if (!empty) {
                unit.conditions(0, 0);
            }
            return true;
        }

        private boolean narrower(Cpu cpu, StackUnit unit, long at, boolean empty) {
            var format = width == 4 ? Format.SINGLE : Format.DOUBLE;
            if (!Nans.stack(unit.environment, unit.first, unit.first, unit.result)) {
                RealArithmetic.narrow(unit.environment, format, unit.first, unit.result);
            }
            if (!empty && !unit.finish(true)) {
                return false;
            }
            cpu.mmu.store(at, width, format.pack(unit.result));
            return true;
        }

        private long toInteger(StackUnit unit) {
            if (in.form().op() == Op.FISTTP) {
                unit.environment.stack(unit.control() | Environment.TRUNCATE << 10);
            }
            return RealArithmetic.toInteger(unit.environment, unit.first, 8 * width);
        }

        /// Eighteen digits and a sign. Intel SDM vol. 2A, FBSTP.
        private static boolean decimal(Cpu cpu, StackUnit unit, long at, boolean empty) {
            boolean negative = unit.first.isNegative();
            long value = RealArithmetic.toInteger(unit.environment, unit.first, 64);
            boolean fits = Math.abs(value) < DECIMAL_LIMIT && value != Long.MIN_VALUE;
            if (!fits) {
                unit.environment.clear();
                unit.environment.raise(Environment.INVALID);
            }
            if (!empty && !unit.finish(true)) {
                return false;
            }
            cpu.mmu.probeWrite(at, 10);
            if (!fits) {
                cpu.mmu.store64(at, 0xC000_0000_0000_0000L);
                cpu.mmu.store16(at + 8, 0xFFFF);
                return true;
            }
            var digits = new BigInteger(Long.toString(Math.abs(value)), 16);
            cpu.mmu.store64(at, digits.longValue());
            cpu.mmu.store16(at + 8, digits.shiftRight(64).intValue() | (negative ? 0x8000 : 0));
            return true;
        }
    }

    /// `fxch` and `fcmov`.
    static final class Exchange extends StackNode {
        Exchange(Instruction in) {
            super(in);
        }

        @Override
        void run(Cpu cpu, StackUnit unit) {
            boolean both = in.form().op() == Op.FXCH;
            if (unit.isEmpty(0) || unit.isEmpty(register)) {
                fault(cpu, unit, both);
                return;
            }
            if (!both) {
                if (holds(cpu)) {
                    unit.set(0, unit.signAndExponent(register), unit.significand(register));
                }
                return;
            }
            int exponent = unit.signAndExponent(0);
            long significand = unit.significand(0);
            unit.set(0, unit.signAndExponent(register), unit.significand(register));
            unit.set(register, exponent, significand);
            unit.conditions(0, 0);
        }

        private void fault(Cpu cpu, StackUnit unit, boolean both) {
            if (!unit.stackFault(false)) {
                return;
            }
            unit.result.indefinite();
            if (!both) {
                unit.set(0, unit.result);
                return;
            }
            boolean topEmpty = unit.isEmpty(0);
            boolean otherEmpty = unit.isEmpty(register);
            int exponent = unit.signAndExponent(0);
            long significand = unit.significand(0);
            if (otherEmpty) {
                unit.set(0, unit.result);
            } else {
                unit.set(0, unit.signAndExponent(register), unit.significand(register));
            }
            if (topEmpty) {
                unit.set(register, unit.result);
            } else {
                unit.set(register, exponent, significand);
            }
        }

        private boolean holds(Cpu cpu) {
            var flags = cpu.flags;
            boolean even = switch (in.form().digit()) {
                case 0 -> flags.carry();
                case 1 -> flags.zero();
                case 2 -> flags.carry() || flags.zero();
                default -> (flags.status() & Flags.PF) != 0;
            };
            return even != (in.form().opcode() == 0xDB);
        }
    }
}
