package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Slot;

/// Conditional moves, and bytes set by a condition.
final class ConditionNodes {
    private ConditionNodes() {}

    static Node move(Instruction in) {
        return in.memory() == null ? new Move(in) : new MoveLoad(in);
    }

    /// The node of a `set`, or null.
    static Node set(Instruction in) {
        if (in.memory() != null) {
            return new SetMemory(in);
        }
        return in.isHighByte(in.rm()) ? null : new SetRegister(in);
    }

    private static int condition(Instruction in) {
        return in.form().opcode() & 15;
    }

    /// Clears the upper half of a 32-bit destination also where nothing is moved.
    private static final class Move extends Node {
        private final int condition;
        private final int destination;
        private final int source;
        private final long mask;

        Move(Instruction in) {
            condition = condition(in);
            destination = in.reg();
            source = in.rm();
            mask = -1L >>> 64 - 8 * in.operandSize();
        }

        @Override
        void execute(Cpu cpu) {
            cpu.registers[destination] = cpu.registers[cpu.flags.condition(condition) ? source : destination] & mask;
            next.execute(cpu);
        }
    }

    /// Loads in any case.
    private static final class MoveLoad extends MemoryNode {
        private final int condition;
        private final int destination;
        private final int width;
        private final long mask;

        MoveLoad(Instruction in) {
            super(in);
            condition = condition(in);
            destination = in.reg();
            width = in.operandSize();
            mask = -1L >>> 64 - 8 * width;
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long value = cpu.mmu.load(address(cpu.registers), width);
            cpu.registers[destination] = (cpu.flags.condition(condition) ? value : cpu.registers[destination]) & mask;
            pass(cpu);
        }
    }

    private static final class SetRegister extends Node {
        private final int condition;
        private final int destination;

        SetRegister(Instruction in) {
            condition = condition(in);
            destination = in.register(Slot.EB);
        }

        @Override
        void execute(Cpu cpu) {
            cpu.registers[destination] = cpu.registers[destination] & ~0xFFL | (cpu.flags.condition(condition) ? 1 : 0);
            next.execute(cpu);
        }
    }

    private static final class SetMemory extends MemoryNode {
        private final int condition;

        SetMemory(Instruction in) {
            super(in);
            condition = condition(in);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            cpu.mmu.store8(address(cpu.registers), cpu.flags.condition(condition) ? 1 : 0);
            pass(cpu);
        }
    }
}
