package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Slot;

/// Moves of a byte, word or double word into a wider register. Both kinds of extension are one shift to the left and one back.
final class ExtendNodes {
    private ExtendNodes() {}

    /// The node of a `movz`, or null.
    static Node zero(Instruction in) {
        if (in.memory() == null) {
            return isHighByte(in) ? null : new ZeroExtended(in);
        }
        return source(in) == Slot.EB ? new LoadByte(in) : new LoadWord(in);
    }

    /// The node of a `movs` that extends the sign, or null.
    static Node sign(Instruction in) {
        if (in.memory() == null) {
            return isHighByte(in) ? null : new SignExtended(in);
        }
        return new LoadSigned(in);
    }

    private static Slot source(Instruction in) {
        return in.form().operands().get(1);
    }

    private static boolean isHighByte(Instruction in) {
        return source(in) == Slot.EB && in.isHighByte(in.rm());
    }

    private static int sourceShift(Instruction in) {
        return 64 - 8 * source(in).width(in.operandSize(), in.wide());
    }

    private static final class ZeroExtended extends Node {
        private final int destination;
        private final int source;
        private final int shift;

        ZeroExtended(Instruction in) {
            destination = in.reg();
            source = in.rm();
            shift = sourceShift(in);
        }

        @Override
        void execute(Cpu cpu) {
            cpu.registers[destination] = cpu.registers[source] << shift >>> shift;
            next.execute(cpu);
        }
    }

    private static final class SignExtended extends Node {
        private final int destination;
        private final int source;
        private final int shift;
        private final long mask;

        SignExtended(Instruction in) {
            destination = in.reg();
            source = in.rm();
            shift = sourceShift(in);
            mask = -1L >>> 64 - 8 * in.operandSize();
        }

        @Override
        void execute(Cpu cpu) {
            cpu.registers[destination] = cpu.registers[source] << shift >> shift & mask;
            next.execute(cpu);
        }
    }

    private static final class LoadByte extends MemoryNode {
        private final int destination;

        LoadByte(Instruction in) {
            super(in);
            destination = in.reg();
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            cpu.registers[destination] = cpu.mmu.load8(address(cpu.registers)) & 0xFF;
            pass(cpu);
        }
    }

    private static final class LoadWord extends MemoryNode {
        private final int destination;

        LoadWord(Instruction in) {
            super(in);
            destination = in.reg();
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            cpu.registers[destination] = cpu.mmu.load16(address(cpu.registers)) & 0xFFFF;
            pass(cpu);
        }
    }

    private static final class LoadSigned extends MemoryNode {
        private final int destination;
        private final int width;
        private final long mask;

        LoadSigned(Instruction in) {
            super(in);
            destination = in.reg();
            width = source(in).width(in.operandSize(), in.wide());
            mask = -1L >>> 64 - 8 * in.operandSize();
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            cpu.registers[destination] = cpu.mmu.load(address(cpu.registers), width) & mask;
            pass(cpu);
        }
    }
}
