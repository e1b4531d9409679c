package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;

/// Signed multiplications into a register, with a register, a value in memory, or an immediate.
final class MultiplyNodes {
    private MultiplyNodes() {}

    static Node of(Instruction in) {
        if (in.form().op() == Op.IMUL3) {
            return in.memory() == null ? new Immediate(in) : new LoadImmediate(in);
        }
        return in.memory() == null ? new Register(in) : new Load(in);
    }

    private static void multiply(Cpu cpu, int destination, long a, long b, int shift) {
        long product = a * b;
        long r = product << shift >> shift;
        boolean overflow = shift == 0 ? Math.multiplyHigh(a, b) != r >> 63 : product != r;
        cpu.registers[destination] = r & -1L >>> shift;
        cpu.flags.product(r, overflow);
    }

    private static final class Register extends Node {
        private final int destination;
        private final int source;
        private final int shift;

        Register(Instruction in) {
            destination = in.reg();
            source = in.rm();
            shift = 64 - 8 * in.operandSize();
        }

        @Override
        void execute(Cpu cpu) {
            multiply(cpu, destination, cpu.registers[destination] << shift >> shift, cpu.registers[source] << shift >> shift, shift);
            next.execute(cpu);
        }
    }

    private static final class Immediate extends Node {
        private final int destination;
        private final int source;
        private final long constant;
        private final int shift;

        Immediate(Instruction in) {
            destination = in.reg();
            source = in.rm();
            constant = in.immediate();
            shift = 64 - 8 * in.operandSize();
        }

        @Override
        void execute(Cpu cpu) {
            multiply(cpu, destination, cpu.registers[source] << shift >> shift, constant, shift);
            next.execute(cpu);
        }
    }

    private static final class Load extends MemoryNode {
        private final int destination;
        private final int shift;

        Load(Instruction in) {
            super(in);
            destination = in.reg();
            shift = 64 - 8 * in.operandSize();
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long at = address(cpu.registers);
            long b = shift == 0 ? cpu.mmu.load64(at) : cpu.mmu.load32(at);
            multiply(cpu, destination, cpu.registers[destination] << shift >> shift, b, shift);
            pass(cpu);
        }
    }

    private static final class LoadImmediate extends MemoryNode {
        private final int destination;
        private final long constant;
        private final int shift;

        LoadImmediate(Instruction in) {
            super(in);
            destination = in.reg();
            constant = in.immediate();
            shift = 64 - 8 * in.operandSize();
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long at = address(cpu.registers);
            multiply(cpu, destination, shift == 0 ? cpu.mmu.load64(at) : cpu.mmu.load32(at), constant, shift);
            pass(cpu);
        }
    }
}
