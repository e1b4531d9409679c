package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;
import ringside.machine.isa.Slot;

/// Comparisons and logic on the low byte of a register, with the low byte of another, an immediate, or a byte in memory.
final class ByteNodes {
    private static final long REST = ~0xFFL;

    private ByteNodes() {}

    /// The node of an instruction of this shape, or null.
    static Node of(Instruction in) {
        var slots = in.form().operands();
        int destination = low(in, slots.get(0));
        if (destination < 0) {
            return null;
        }
        if (in.memory() != null) {
            return slots.get(1) == Slot.EB ? load(in, destination) : null;
        }
        boolean immediate = slots.get(1) == Slot.IB;
        int source = immediate ? Cpu.ZERO : low(in, slots.get(1));
        return source < 0 ? null : register(in.form().op(), destination, source, immediate ? in.immediate() : 0);
    }

    /// Number of the register whose low byte a slot names, or -1.
    private static int low(Instruction in, Slot slot) {
        return switch (slot) {
            case EB -> in.memory() == null && !in.isHighByte(in.rm()) ? in.rm() : -1;
            case GB -> in.isHighByte(in.reg()) ? -1 : in.reg();
            case AL -> Cpu.RAX;
            default -> -1;
        };
    }

    private static Node register(Op op, int destination, int source, long constant) {
        return switch (op) {
            case CMP -> new Compare(destination, source, constant);
            case TEST -> new Test(destination, source, constant);
            case AND -> new And(destination, source, constant);
            case OR -> new Or(destination, source, constant);
            case XOR -> new Xor(destination, source, constant);
            default -> null;
        };
    }

    private static Node load(Instruction in, int destination) {
        return switch (in.form().op()) {
            case CMP -> new LoadCompare(in, destination);
            case AND -> new LoadAnd(in, destination);
            case OR -> new LoadOr(in, destination);
            case XOR -> new LoadXor(in, destination);
            default -> null;
        };
    }

    private static void set(Cpu cpu, int destination, long r) {
        cpu.registers[destination] = cpu.registers[destination] & REST | r & 0xFF;
        cpu.flags.logic(r);
    }

    private abstract static class Shape extends Node {
        final int destination;
        final int source;
        final long constant;

        Shape(int destination, int source, long constant) {
            this.destination = destination;
            this.source = source;
            this.constant = constant;
        }
    }

    private abstract static class LoadShape extends MemoryNode {
        final int destination;

        LoadShape(Instruction in, int destination) {
            super(in);
            this.destination = destination;
        }
    }

    private static final class Compare extends Shape {
        Compare(int destination, int source, long constant) {
            super(destination, source, constant);
        }

        @Override
        void execute(Cpu cpu) {
            long a = (byte) cpu.registers[destination];
            long b = (byte) (cpu.registers[source] + constant);
            cpu.flags.subtract(a, b, (byte) (a - b));
            next.execute(cpu);
        }
    }

    private static final class Test extends Shape {
        Test(int destination, int source, long constant) {
            super(destination, source, constant);
        }

        @Override
        void execute(Cpu cpu) {
            long a = (byte) cpu.registers[destination];
            long b = (byte) (cpu.registers[source] + constant);
            cpu.flags.logic(a & b);
            next.execute(cpu);
        }
    }

    private static final class And extends Shape {
        And(int destination, int source, long constant) {
            super(destination, source, constant);
        }

        @Override
        void execute(Cpu cpu) {
            long a = (byte) cpu.registers[destination];
            long b = (byte) (cpu.registers[source] + constant);
            set(cpu, destination, a & b);
            next.execute(cpu);
        }
    }

    private static final class Or extends Shape {
        Or(int destination, int source, long constant) {
            super(destination, source, constant);
        }

        @Override
        void execute(Cpu cpu) {
            long a = (byte) cpu.registers[destination];
            long b = (byte) (cpu.registers[source] + constant);
            set(cpu, destination, a | b);
            next.execute(cpu);
        }
    }

    private static final class Xor extends Shape {
        Xor(int destination, int source, long constant) {
            super(destination, source, constant);
        }

        @Override
        void execute(Cpu cpu) {
            long a = (byte) cpu.registers[destination];
            long b = (byte) (cpu.registers[source] + constant);
            set(cpu, destination, a ^ b);
            next.execute(cpu);
        }
    }

    private static final class LoadCompare extends LoadShape {
        LoadCompare(Instruction in, int destination) {
            super(in, destination);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long a = (byte) cpu.registers[destination];
            long b = cpu.mmu.load8(address(cpu.registers));
            cpu.flags.subtract(a, b, (byte) (a - b));
            pass(cpu);
        }
    }

    private static final class LoadAnd extends LoadShape {
        LoadAnd(Instruction in, int destination) {
            super(in, destination);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long a = (byte) cpu.registers[destination];
            long b = cpu.mmu.load8(address(cpu.registers));
            set(cpu, destination, a & b);
            pass(cpu);
        }
    }

    private static final class LoadOr extends LoadShape {
        LoadOr(Instruction in, int destination) {
            super(in, destination);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long a = (byte) cpu.registers[destination];
            long b = cpu.mmu.load8(address(cpu.registers));
            set(cpu, destination, a | b);
            pass(cpu);
        }
    }

    private static final class LoadXor extends LoadShape {
        LoadXor(Instruction in, int destination) {
            super(in, destination);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long a = (byte) cpu.registers[destination];
            long b = cpu.mmu.load8(address(cpu.registers));
            set(cpu, destination, a ^ b);
            pass(cpu);
        }
    }
}
