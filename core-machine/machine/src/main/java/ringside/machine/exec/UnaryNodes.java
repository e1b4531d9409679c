package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;
import ringside.machine.isa.Slot;

/// Complement and negation of a 32- or 64-bit register.
final class UnaryNodes {
    private UnaryNodes() {}

    /// The node of an instruction of this shape, or null.
    static Node of(Instruction in) {
        if (in.memory() != null || in.form().operands().getFirst() != Slot.EV) {
            return null;
        }
        return in.form().op() == Op.NOT ? new Not(in) : new Negate(in);
    }

    private static final class Not extends Node {
        private final int register;
        private final long mask;

        Not(Instruction in) {
            register = in.rm();
            mask = -1L >>> 64 - 8 * in.operandSize();
        }

        @Override
        void execute(Cpu cpu) {
            cpu.registers[register] = ~cpu.registers[register] & mask;
            next.execute(cpu);
        }
    }

    private static final class Negate extends Node {
        private final int register;
        private final int shift;

        Negate(Instruction in) {
            register = in.rm();
            shift = 64 - 8 * in.operandSize();
        }

        @Override
        void execute(Cpu cpu) {
            long a = cpu.registers[register] << shift >> shift;
            long r = -a << shift >> shift;
            cpu.registers[register] = r & -1L >>> shift;
            cpu.flags.subtract(0, a, r);
            next.execute(cpu);
        }
    }
}
