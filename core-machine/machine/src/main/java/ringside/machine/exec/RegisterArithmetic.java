package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;

/// Frequent operations on a 32- or 64-bit register and a register or immediate.
///
/// The second operand is always register plus constant, one of which is zero.
final class RegisterArithmetic {
    private RegisterArithmetic() {}

    /// The node of an instruction of this shape, or null if the operation has none.
    static Node of(Instruction in) {
        return switch (in.form().op()) {
            case ADD -> in.operandSize() == 8 ? new Add64(in) : new Add(in);
            case SUB -> in.operandSize() == 8 ? new Subtract64(in) : new Subtract(in);
            case AND -> new And(in);
            case OR -> new Or(in);
            case XOR -> in.operandSize() == 8 ? new Xor64(in) : new Xor(in);
            case CMP -> new Compare(in);
            case TEST -> new Test(in);
            default -> null;
        };
    }

    private abstract static class Shape extends Node {
        final int destination;
        final int source;
        final long constant;
        final int shift;
        final long mask;

        Shape(Instruction in) {
            destination = Simple.destination(in);
            source = Simple.source(in);
            constant = Simple.constant(in);
            shift = 64 - 8 * in.operandSize();
            mask = -1L >>> shift;
        }
    }

    private static final class Add64 extends Shape {
        Add64(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            long[] registers = cpu.registers;
            long a = registers[destination];
            long b = registers[source] + constant;
            long r = a + b;
            registers[destination] = r;
            cpu.flags.add(a, b, r);
            next.execute(cpu);
        }
    }

    private static final class Add extends Shape {
        Add(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            long[] registers = cpu.registers;
            long a = registers[destination] << shift >> shift;
            long b = registers[source] + constant << shift >> shift;
            long r = (a + b) << shift >> shift;
            registers[destination] = r & mask;
            cpu.flags.add(a, b, r);
            next.execute(cpu);
        }
    }

    private static final class Subtract64 extends Shape {
        Subtract64(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            long[] registers = cpu.registers;
            long a = registers[destination];
            long b = registers[source] + constant;
            long r = a - b;
            registers[destination] = r;
            cpu.flags.subtract(a, b, r);
            next.execute(cpu);
        }
    }

    private static final class Subtract extends Shape {
        Subtract(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            long[] registers = cpu.registers;
            long a = registers[destination] << shift >> shift;
            long b = registers[source] + constant << shift >> shift;
            long r = (a - b) << shift >> shift;
            registers[destination] = r & mask;
            cpu.flags.subtract(a, b, r);
            next.execute(cpu);
        }
    }

    private static final class And extends Shape {
        And(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            long[] registers = cpu.registers;
            long a = registers[destination] << shift >> shift;
            long b = registers[source] + constant << shift >> shift;
            long r = a & b;
            registers[destination] = r & mask;
            cpu.flags.logic(r);
            next.execute(cpu);
        }
    }

    private static final class Or extends Shape {
        Or(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            long[] registers = cpu.registers;
            long a = registers[destination] << shift >> shift;
            long b = registers[source] + constant << shift >> shift;
            long r = a | b;
            registers[destination] = r & mask;
            cpu.flags.logic(r);
            next.execute(cpu);
        }
    }

    private static final class Xor64 extends Shape {
        Xor64(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            long[] registers = cpu.registers;
            long a = registers[destination];
            long b = registers[source] + constant;
            long r = a ^ b;
            registers[destination] = r;
            cpu.flags.logic(r);
            next.execute(cpu);
        }
    }

    private static final class Xor extends Shape {
        Xor(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            long[] registers = cpu.registers;
            long a = registers[destination] << shift >> shift;
            long b = registers[source] + constant << shift >> shift;
            long r = a ^ b;
            registers[destination] = r & mask;
            cpu.flags.logic(r);
            next.execute(cpu);
        }
    }

    private static final class Compare extends Shape {
        Compare(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            long[] registers = cpu.registers;
            long a = registers[destination] << shift >> shift;
            long b = registers[source] + constant << shift >> shift;
            long r = (a - b) << shift >> shift;
            cpu.flags.subtract(a, b, r);
            next.execute(cpu);
        }
    }

    private static final class Test extends Shape {
        Test(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            long[] registers = cpu.registers;
            long a = registers[destination] << shift >> shift;
            long b = registers[source] + constant << shift >> shift;
            long r = a & b;
            cpu.flags.logic(r);
            next.execute(cpu);
        }
    }
}
