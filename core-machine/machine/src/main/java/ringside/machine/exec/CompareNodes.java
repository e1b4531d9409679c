package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;
import ringside.machine.isa.Slot;

/// Comparisons of a value in memory with a register or immediate.
final class CompareNodes {
    private CompareNodes() {}

    /// The node of a `cmp` or `test` whose first operand is in memory, or null.
    static Node of(Instruction in) {
        if (!Simple.isStoreForm(in)) {
            return null;
        }
        boolean narrow = in.form().operands().getFirst() == Slot.EB;
        int width = narrow ? 1 : in.operandSize();
        return in.form().op() == Op.CMP ? new Compare(in, width) : new Test(in, width);
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
    }

    private static final class Compare extends Shape {
        Compare(Instruction in, int width) {
            super(in, width);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long a = cpu.mmu.load(address(cpu.registers), width);
            long b = cpu.registers[source] + constant << shift >> shift;
            cpu.flags.subtract(a, b, a - b << shift >> shift);
            pass(cpu);
        }
    }

    private static final class Test extends Shape {
        Test(Instruction in, int width) {
            super(in, width);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long a = cpu.mmu.load(address(cpu.registers), width);
            cpu.flags.logic(a & cpu.registers[source] + constant << shift >> shift);
            pass(cpu);
        }
    }
}
