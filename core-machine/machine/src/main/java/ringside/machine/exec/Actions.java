package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;

/// Shapes of instructions that are not worth a node class of their own: a static method and its operands.
final class Actions {
    private Actions() {}

    /// Decides everything from the decoded instruction.
    interface Plain {
        void run(Cpu cpu, Instruction in);
    }

    /// @see Binary
    interface Unary {
        void run(Cpu cpu, Operand operand, int shift);
    }

    /// `shift` is 64 less the width in bits: shifting left and right by it cuts a value to the width.
    interface Binary {
        void run(Cpu cpu, Operand destination, Operand source, int shift);
    }

    static final class PlainNode extends Node {
        private final Plain action;
        private final Instruction in;

        PlainNode(Plain action, Instruction in) {
            this.action = action;
            this.in = in;
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            action.run(cpu, in);
            pass(cpu);
        }
    }

    static final class UnaryNode extends Node {
        private final Unary action;
        private final Operand operand;
        private final int shift;

        UnaryNode(Unary action, Instruction in) {
            this.action = action;
            this.operand = operand(in, 0);
            this.shift = shift(in);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            action.run(cpu, operand, shift);
            pass(cpu);
        }
    }

    static final class BinaryNode extends Node {
        private final Binary action;
        private final Operand destination;
        private final Operand source;
        private final int shift;

        BinaryNode(Binary action, Instruction in) {
            this.action = action;
            this.destination = operand(in, 0);
            this.source = operand(in, 1);
            this.shift = shift(in);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            action.run(cpu, destination, source, shift);
            pass(cpu);
        }
    }

    static Operand operand(Instruction in, int number) {
        return Operand.of(in, in.form().operands().get(number));
    }

    /// Width of the first operand, as a shift.
    static int shift(Instruction in) {
        return 64 - 8 * in.form().operands().getFirst().width(in.operandSize(), in.wide());
    }

    /// Cuts a value to a width and extends its sign.
    static long cut(long value, int shift) {
        return value << shift >> shift;
    }
}
