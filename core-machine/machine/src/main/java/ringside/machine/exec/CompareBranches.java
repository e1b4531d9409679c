package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;

/// A comparison of registers or a register and an immediate, and the conditional jump behind it, as one node. Neither can fault, so
/// nobody can see the state between them but who stops there, and for him the block keeps both apart.
final class CompareBranches {
    private CompareBranches() {}

    /// The node of two instructions of which the second follows the first, or null.
    static Node of(Instruction first, Instruction second) {
        boolean compares = first.form().op() == Op.CMP;
        if (!compares && first.form().op() != Op.TEST || second.form().op() != Op.JCC || !first.wide()
                || first.operandSize() < 4 || !Simple.isRegisterForm(first)) {
            return null;
        }
        int condition = second.form().opcode() & 15;
        boolean inverse = (condition & 1) != 0;
        long yes = inverse ? second.next() : second.target();
        long no = inverse ? second.target() : second.next();
        return compares ? compare(first, condition >> 1, yes, no) : test(first, condition >> 1, yes, no);
    }

    private static Node compare(Instruction in, int condition, long yes, long no) {
        return switch (condition) {
            case 1 -> new CompareBelow(in, yes, no);
            case 2 -> in.operandSize() == 8 ? new CompareEqual64(in, yes, no) : new CompareEqual(in, yes, no);
            case 3 -> new CompareBelowOrEqual(in, yes, no);
            case 6 -> new CompareLess(in, yes, no);
            case 7 -> new CompareLessOrEqual(in, yes, no);
            default -> null;
        };
    }

    /// After a `test`, CF and OF are clear.
    private static Node test(Instruction in, int condition, long yes, long no) {
        return switch (condition) {
            case 2, 3 -> new TestZero(in, yes, no);
            case 4, 6 -> new TestSign(in, yes, no);
            case 7 -> new TestNotPositive(in, yes, no);
            default -> null;
        };
    }

    private abstract static class Shape extends Node {
        final int destination;
        final int source;
        final long constant;
        final int shift;
        final long yes;
        final long no;

        Shape(Instruction in, long yes, long no) {
            destination = Simple.destination(in);
            source = Simple.source(in);
            constant = Simple.constant(in);
            shift = 64 - 8 * in.operandSize();
            this.yes = yes;
            this.no = no;
        }
    }

    private static final class CompareEqual extends Shape {
        CompareEqual(Instruction in, long yes, long no) {
            super(in, yes, no);
        }

        @Override
        void execute(Cpu cpu) {
            long a = cpu.registers[destination] << shift >> shift;
            long b = cpu.registers[source] + constant << shift >> shift;
            long r = a - b << shift >> shift;
            cpu.flags.subtract(a, b, r);
            cpu.rip = r == 0 ? yes : no;
        }
    }

    private static final class CompareEqual64 extends Shape {
        CompareEqual64(Instruction in, long yes, long no) {
            super(in, yes, no);
        }

        @Override
        void execute(Cpu cpu) {
            long a = cpu.registers[destination];
            long b = cpu.registers[source] + constant;
            cpu.flags.subtract(a, b, a - b);
            cpu.rip = a == b ? yes : no;
        }
    }

    private static final class CompareBelow extends Shape {
        CompareBelow(Instruction in, long yes, long no) {
            super(in, yes, no);
        }

        @Override
        void execute(Cpu cpu) {
            long a = cpu.registers[destination] << shift >> shift;
            long b = cpu.registers[source] + constant << shift >> shift;
            long r = a - b << shift >> shift;
            cpu.flags.subtract(a, b, r);
            cpu.rip = Long.compareUnsigned(a, b) < 0 ? yes : no;
        }
    }

    private static final class CompareBelowOrEqual extends Shape {
        CompareBelowOrEqual(Instruction in, long yes, long no) {
            super(in, yes, no);
        }

        @Override
        void execute(Cpu cpu) {
            long a = cpu.registers[destination] << shift >> shift;
            long b = cpu.registers[source] + constant << shift >> shift;
            long r = a - b << shift >> shift;
            cpu.flags.subtract(a, b, r);
            cpu.rip = Long.compareUnsigned(a, b) <= 0 ? yes : no;
        }
    }

    private static final class CompareLess extends Shape {
        CompareLess(Instruction in, long yes, long no) {
            super(in, yes, no);
        }

        @Override
        void execute(Cpu cpu) {
            long a = cpu.registers[destination] << shift >> shift;
            long b = cpu.registers[source] + constant << shift >> shift;
            long r = a - b << shift >> shift;
            cpu.flags.subtract(a, b, r);
            cpu.rip = a < b ? yes : no;
        }
    }

    private static final class CompareLessOrEqual extends Shape {
        CompareLessOrEqual(Instruction in, long yes, long no) {
            super(in, yes, no);
        }

        @Override
        void execute(Cpu cpu) {
            long a = cpu.registers[destination] << shift >> shift;
            long b = cpu.registers[source] + constant << shift >> shift;
            long r = a - b << shift >> shift;
            cpu.flags.subtract(a, b, r);
            cpu.rip = a <= b ? yes : no;
        }
    }

    private static final class TestZero extends Shape {
        TestZero(Instruction in, long yes, long no) {
            super(in, yes, no);
        }

        @Override
        void execute(Cpu cpu) {
            long a = cpu.registers[destination] << shift >> shift;
            long b = cpu.registers[source] + constant << shift >> shift;
            long r = a & b;
            cpu.flags.logic(r);
            cpu.rip = r == 0 ? yes : no;
        }
    }

    private static final class TestSign extends Shape {
        TestSign(Instruction in, long yes, long no) {
            super(in, yes, no);
        }

        @Override
        void execute(Cpu cpu) {
            long a = cpu.registers[destination] << shift >> shift;
            long b = cpu.registers[source] + constant << shift >> shift;
            long r = a & b;
            cpu.flags.logic(r);
            cpu.rip = r < 0 ? yes : no;
        }
    }

    private static final class TestNotPositive extends Shape {
        TestNotPositive(Instruction in, long yes, long no) {
            super(in, yes, no);
        }

        @Override
        void execute(Cpu cpu) {
            long a = cpu.registers[destination] << shift >> shift;
            long b = cpu.registers[source] + constant << shift >> shift;
            long r = a & b;
            cpu.flags.logic(r);
            cpu.rip = r <= 0 ? yes : no;
        }
    }
}
