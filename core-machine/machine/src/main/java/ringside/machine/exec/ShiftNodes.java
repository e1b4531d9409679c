package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Flags;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Slot;

/// Shifts of a 32- or 64-bit register by a constant, and increments.
final class ShiftNodes {
    private ShiftNodes() {}

    /// The node of a shift, or null.
    static Node shift(Instruction in) {
        var slots = in.form().operands();
        if (in.memory() != null || slots.get(0) != Slot.EV || slots.get(1) == Slot.CL) {
            return null;
        }
        int count = slots.get(1) == Slot.ONE ? 1 : (int) in.immediate() & (in.operandSize() == 8 ? 63 : 31);
        if (count == 0) {
            return null;
        }
        return switch (in.form().op()) {
            case SHL -> new Left(in, count);
            case SHR -> new Right(in, count);
            case SAR -> new Arithmetic(in, count);
            default -> null;
        };
    }

    /// The node of an increment or decrement of a register, or null.
    static Node step(Instruction in) {
        var slot = in.form().operands().getFirst();
        if (in.memory() != null || slot != Slot.EV && slot != Slot.ZV) {
            return null;
        }
        return switch (in.form().op()) {
            case INC -> new Increment(in, in.register(slot));
            default -> new Decrement(in, in.register(slot));
        };
    }

    private abstract static class Shape extends Node {
        final int register;
        final int shift;
        final long mask;

        Shape(Instruction in, int register) {
            this.register = register;
            this.shift = 64 - 8 * in.operandSize();
            this.mask = -1L >>> shift;
        }
    }

    private static final class Left extends Shape {
        private final int count;
        private final int carryAt;

        Left(Instruction in, int count) {
            super(in, in.rm());
            this.count = count;
            this.carryAt = 64 - shift - count;
        }

        @Override
        void execute(Cpu cpu) {
            long a = cpu.registers[register];
            long r = a << count << shift >> shift;
            cpu.registers[register] = r & mask;
            int carry = (int) (a >>> carryAt) & 1;
            cpu.flags.result(r, carry | (carry ^ (int) (r >>> 63)) * Flags.OF);
            next.execute(cpu);
        }
    }

    private static final class Right extends Shape {
        private final int count;

        Right(Instruction in, int count) {
            super(in, in.rm());
            this.count = count;
        }

        @Override
        void execute(Cpu cpu) {
            long a = cpu.registers[register] & mask;
            long r = a >>> count;
            cpu.registers[register] = r;
            cpu.flags.result(r << shift >> shift, (int) (a >>> count - 1) & 1 | (int) (a << shift >>> 63) * Flags.OF);
            next.execute(cpu);
        }
    }

    private static final class Arithmetic extends Shape {
        private final int count;

        Arithmetic(Instruction in, int count) {
            super(in, in.rm());
            this.count = count;
        }

        @Override
        void execute(Cpu cpu) {
            long a = cpu.registers[register] << shift >> shift;
            long r = a >> count;
            cpu.registers[register] = r & mask;
            cpu.flags.result(r, (int) (a >> count - 1) & 1);
            next.execute(cpu);
        }
    }

    private static final class Increment extends Shape {
        Increment(Instruction in, int register) {
            super(in, register);
        }

        @Override
        void execute(Cpu cpu) {
            long a = cpu.registers[register] << shift >> shift;
            long r = a + 1 << shift >> shift;
            cpu.registers[register] = r & mask;
            cpu.flags.increment(a, r);
            next.execute(cpu);
        }
    }

    private static final class Decrement extends Shape {
        Decrement(Instruction in, int register) {
            super(in, register);
        }

        @Override
        void execute(Cpu cpu) {
            long a = cpu.registers[register] << shift >> shift;
            long r = a - 1 << shift >> shift;
            cpu.registers[register] = r & mask;
            cpu.flags.decrement(a, r);
            next.execute(cpu);
        }
    }
}
