package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Slot;

/// Operations on a value in memory and a register or immediate that replace the value.
final class UpdateNodes {
    private UpdateNodes() {}

    /// The node of an instruction of this shape, or null.
    static Node of(Instruction in) {
        if (!Simple.isStoreForm(in)) {
            return null;
        }
        int width = in.form().operands().getFirst() == Slot.EB ? 1 : in.operandSize();
        return switch (in.form().op()) {
            case ADD -> new Add(in, width);
            case SUB -> new Subtract(in, width);
            case AND -> new And(in, width);
            case OR -> new Or(in, width);
            default -> new Xor(in, width);
        };
    }

    private abstract static class Shape extends MemoryNode {
        final int source;
        final long constant;
        final int width;
        final int shift;

        Shape(Instruction in, int width) {
            super(in);
            this.source = Simple.source(in);
            this.constant = Simple.constant(in);
            this.width = width;
            this.shift = 64 - 8 * width;
        }

        /// The value in memory; faults as the store would.
        final long load(Cpu cpu, long at) {
            cpu.mmu.probeWrite(at, width);
            return cpu.mmu.load(at, width);
        }
    }

    private static final class Add extends Shape {
        Add(Instruction in, int width) {
            super(in, width);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long at = address(cpu.registers);
            long a = load(cpu, at);
            long b = cpu.registers[source] + constant << shift >> shift;
            long r = a + b << shift >> shift;
            cpu.mmu.store(at, width, r);
            cpu.flags.add(a, b, r);
            pass(cpu);
        }
    }

    private static final class Subtract extends Shape {
        Subtract(Instruction in, int width) {
            super(in, width);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long at = address(cpu.registers);
            long a = load(cpu, at);
            long b = cpu.registers[source] + constant << shift >> shift;
            long r = a - b << shift >> shift;
            cpu.mmu.store(at, width, r);
            cpu.flags.subtract(a, b, r);
            pass(cpu);
        }
    }

    private static final class And extends Shape {
        And(Instruction in, int width) {
            super(in, width);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long at = address(cpu.registers);
            long r = load(cpu, at) & cpu.registers[source] + constant << shift >> shift;
            cpu.mmu.store(at, width, r);
            cpu.flags.logic(r);
            pass(cpu);
        }
    }

    private static final class Or extends Shape {
        Or(Instruction in, int width) {
            super(in, width);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long at = address(cpu.registers);
            long r = load(cpu, at) | cpu.registers[source] + constant << shift >> shift;
            cpu.mmu.store(at, width, r);
            cpu.flags.logic(r);
            pass(cpu);
        }
    }

    private static final class Xor extends Shape {
        Xor(Instruction in, int width) {
            super(in, width);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long at = address(cpu.registers);
            long r = load(cpu, at) ^ cpu.registers[source] + constant << shift >> shift;
            cpu.mmu.store(at, width, r);
            cpu.flags.logic(r);
            pass(cpu);
        }
    }
}
