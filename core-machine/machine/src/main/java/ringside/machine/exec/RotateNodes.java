package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Flags;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;
import ringside.machine.isa.Slot;

/// Rotations of a 32- or 64-bit register by a constant.
final class RotateNodes {
    private RotateNodes() {}

    /// The node of a rotation, or null.
    static Node of(Instruction in) {
        var slots = in.form().operands();
        if (in.memory() != null || slots.get(0) != Slot.EV || slots.get(1) == Slot.CL) {
            return null;
        }
        int count = slots.get(1) == Slot.ONE ? 1 : (int) in.immediate() & (in.operandSize() == 8 ? 63 : 31);
        if (count == 0) {
            return null;
        }
        boolean left = in.form().op() == Op.ROL;
        if (in.operandSize() == 8) {
            return left ? new Left64(in.rm(), count) : new Right64(in.rm(), count);
        }
        return left ? new Left32(in.rm(), count) : new Right32(in.rm(), count);
    }

    private abstract static class Shape extends Node {
        final int register;
        final int count;

        Shape(int register, int count) {
            this.register = register;
            this.count = count;
        }

        /// The lowest bit was carried round; OF tells whether the sign differs.
        static void left(Flags flags, long r) {
            int carry = (int) r & 1;
            flags.carryAndOverflow(carry | (carry ^ (int) (r >>> 63)) * Flags.OF);
        }

        /// The sign was carried round; OF tells whether the bit below differs.
        ///
        /// @param below the bit below the sign, alone
        static void right(Flags flags, long r, int below) {
            int carry = (int) (r >>> 63);
            flags.carryAndOverflow(carry | (carry ^ below) * Flags.OF);
        }
    }

    private static final class Left64 extends Shape {
        Left64(int register, int count) {
            super(register, count);
        }

        @Override
        void execute(Cpu cpu) {
            long r = Long.rotateLeft(cpu.registers[register], count);
            cpu.registers[register] = r;
            left(cpu.flags, r);
            next.execute(cpu);
        }
    }

    private static final class Right64 extends Shape {
        Right64(int register, int count) {
            super(register, count);
        }

        @Override
        void execute(Cpu cpu) {
            long r = Long.rotateRight(cpu.registers[register], count);
            cpu.registers[register] = r;
            right(cpu.flags, r, (int) (r >>> 62) & 1);
            next.execute(cpu);
        }
    }

    private static final class Left32 extends Shape {
        Left32(int register, int count) {
            super(register, count);
        }

        @Override
        void execute(Cpu cpu) {
            int r = Integer.rotateLeft((int) cpu.registers[register], count);
            cpu.registers[register] = r & 0xFFFF_FFFFL;
            left(cpu.flags, r);
            next.execute(cpu);
        }
    }

    private static final class Right32 extends Shape {
        Right32(int register, int count) {
            super(register, count);
        }

        @Override
        void execute(Cpu cpu) {
            int r = Integer.rotateRight((int) cpu.registers[register], count);
            cpu.registers[register] = r & 0xFFFF_FFFFL;
            right(cpu.flags, r, r >>> 30 & 1);
            next.execute(cpu);
        }
    }
}
