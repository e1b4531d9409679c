package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;

/// Frequent operations on a 32- or 64-bit register and a value in memory.
final class LoadArithmetic {
    private LoadArithmetic() {}

    /// The node of an instruction of this shape, or null if the operation has none.
    static Node of(Instruction in) {
        return switch (in.form().op()) {
            case ADD -> new Add(in);
            case SUB -> new Subtract(in);
            case AND -> new And(in);
            case OR -> new Or(in);
            case XOR -> new Xor(in);
            case CMP -> new Compare(in);
            case TEST -> new Test(in);
            default -> null;
        };
    }

    private abstract static class Shape extends MemoryNode {
        final int destination;
        final int shift;
        final long mask;

        Shape(Instruction in) {
            super(in);
            destination = in.reg();
            shift = 64 - 8 * in.operandSize();
            mask = -1L >>> shift;
        }
    }

    private static final class Add extends Shape {
        Add(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long[] registers = cpu.registers;
            long a = registers[destination] << shift >> shift;
            long b = shift == 0 ? cpu.mmu.load64(address(registers)) : cpu.mmu.load32(address(registers));
            long r = (a + b) << shift >> shift;
            registers[destination] = r & mask;
            cpu.flags.add(a, b, r);
            pass(cpu);
        }
    }

    private static final class Subtract extends Shape {
        Subtract(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long[] registers = cpu.registers;
            long a = registers[destination] << shift >> shift;
            long b = shift == 0 ? cpu.mmu.load64(address(registers)) : cpu.mmu.load32(address(registers));
            long r = (a - b) << shift >> shift;
            registers[destination] = r & mask;
            cpu.flags.subtract(a, b, r);
            pass(cpu);
        }
    }

    private static final class And extends Shape {
        And(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long[] registers = cpu.registers;
            long a = registers[destination] << shift >> shift;
            long b = shift == 0 ? cpu.mmu.load64(address(registers)) : cpu.mmu.load32(address(registers));
            long r = a & b;
            registers[destination] = r & mask;
            cpu.flags.logic(r);
            pass(cpu);
        }
    }

    private static final class Or extends Shape {
        Or(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long[] registers = cpu.registers;
            long a = registers[destination] << shift >> shift;
            long b = shift == 0 ? cpu.mmu.load64(address(registers)) : cpu.mmu.load32(address(registers));
            long r = a | b;
            registers[destination] = r & mask;
            cpu.flags.logic(r);
            pass(cpu);
        }
    }

    private static final class Xor extends Shape {
        Xor(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long[] registers = cpu.registers;
            long a = registers[destination] << shift >> shift;
            long b = shift == 0 ? cpu.mmu.load64(address(registers)) : cpu.mmu.load32(address(registers));
            long r = a ^ b;
            registers[destination] = r & mask;
            cpu.flags.logic(r);
            pass(cpu);
        }
    }

    private static final class Compare extends Shape {
        Compare(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long[] registers = cpu.registers;
            long a = registers[destination] << shift >> shift;
            long b = shift == 0 ? cpu.mmu.load64(address(registers)) : cpu.mmu.load32(address(registers));
            long r = (a - b) << shift >> shift;
            cpu.flags.subtract(a, b, r);
            pass(cpu);
        }
    }

    private static final class Test extends Shape {
        Test(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long[] registers = cpu.registers;
            long a = registers[destination] << shift >> shift;
            long b = shift == 0 ? cpu.mmu.load64(address(registers)) : cpu.mmu.load32(address(registers));
            long r = a & b;
            cpu.flags.logic(r);
            pass(cpu);
        }
    }
}
