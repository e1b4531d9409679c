package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.MemoryOperand;
import ringside.machine.isa.Op;
import ringside.machine.isa.Slot;

/// What moves, additions and their like do if nobody sees the flags: a register becomes the sum of two registers and a constant, some of which
/// are zero. None can fault or make the engine leave the block, so up to three that follow each other are one node.
class Sum extends Node {
    static final int MOST = 3;

    private final byte destination;
    private final byte first;
    private final byte second;
    private final long constant;
    /// Bits of the sum that are kept.
    private final long mask;

    private Sum(Instruction in) {
        destination = (byte) Simple.destination(in);
        first = (byte) first(in);
        second = (byte) second(in);
        constant = constant(in);
        mask = mask(in);
    }

    /// One node for one to three instructions.
    ///
    /// @param instructions of which those from `from` on are sums
    static Node of(Instruction[] instructions, int from, int count) {
        return switch (count) {
            case 1 -> new Sum(instructions[from]);
            case 2 -> new Two(instructions[from], instructions[from + 1]);
            default -> new Three(instructions[from], instructions[from + 1], instructions[from + 2]);
        };
    }

    /// One node for one or two sums and the addition behind them, whose flags somebody sees.
    ///
    /// @param count of the sums
    static Node of(Instruction[] instructions, int from, int count, Instruction addition) {
        return count == 1 ? new OneAndAddition(instructions[from], addition)
                : new TwoAndAddition(instructions[from], instructions[from + 1], addition);
    }

    /// Whether an instruction is an addition of 64-bit registers, or to one, that [#of(Instruction[], int, int, Instruction)] takes.
    static boolean isAddition(Instruction in) {
        return in.form().op() == Op.ADD && in.operandSize() == 8 && !in.prefixes().lock() && Simple.isRegisterForm(in);
    }

    /// Whether an instruction makes a sum, beside its flags.
    static boolean isSum(Instruction in) {
        if (in.operandSize() < 4 || in.prefixes().lock()) {
            return false;
        }
        return switch (in.form().op()) {
            case MOV, ADD -> Simple.isRegisterForm(in);
            case SUB -> Simple.isRegisterForm(in) && Simple.source(in) == Cpu.ZERO;
            case MOVZX -> in.memory() == null && !(extended(in) == Slot.EB && in.isHighByte(in.rm()));
            case LEA -> in.memory().index() < 0 || in.memory().scale() == 0;
            default -> false;
        };
    }

    /// Whether an instruction that is a sum changes no status flags.
    static boolean keepsFlags(Instruction in) {
        var op = in.form().op();
        return op == Op.MOV || op == Op.MOVZX || op == Op.LEA;
    }

    /// Whether an instruction replaces all status flags, asks none, and can neither fault nor make the engine leave the block.
    static boolean replacesFlags(Instruction in) {
        return switch (in.form().op()) {
            case ADD, SUB, AND, OR, XOR, CMP, TEST -> in.operandSize() >= 4 && !in.prefixes().lock() && Simple.isRegisterForm(in);
            default -> false;
        };
    }

    private static Slot extended(Instruction in) {
        return in.form().operands().get(1);
    }


    private static int first(Instruction in) {
        return switch (in.form().op()) {
            case ADD, SUB -> Simple.destination(in);
            case MOVZX -> in.rm();
            case LEA -> register(in.memory().base());
            default -> Cpu.ZERO;
        };
    }

    private static int second(Instruction in) {
        return switch (in.form().op()) {
            case MOV, ADD -> Simple.source(in);
            case LEA -> register(in.memory().index());
            default -> Cpu.ZERO;
        };
    }

    private static int register(int number) {
        return number < 0 ? Cpu.ZERO : number;
    }

    private static long constant(Instruction in) {
        return switch (in.form().op()) {
            case SUB -> -Simple.constant(in);
            case MOVZX -> 0;
            case LEA -> in.memory().displacement() + (in.memory().base() == MemoryOperand.NEXT_INSTRUCTION ? in.next() : 0);
            default -> Simple.constant(in);
        };
    }

    private static long mask(Instruction in) {
        long all = -1L >>> 64 - 8 * in.operandSize();
        return switch (in.form().op()) {
            case MOVZX -> -1L >>> 64 - 8 * extended(in).width(in.operandSize(), in.wide());
            case LEA -> all & in.addressMask();
            default -> all;
        };
    }

    @Override
    void execute(Cpu cpu) {
        add(cpu.registers);
        next.execute(cpu);
    }

    final void add(long[] registers) {
        registers[destination] = registers[first] + registers[second] + constant & mask;
    }

    private static class Two extends Sum {
        private final byte destination;
        private final byte first;
        private final byte second;
        private final long constant;
        private final long mask;

        Two(Instruction before, Instruction in) {
            super(before);
            destination = (byte) Simple.destination(in);
            first = (byte) first(in);
            second = (byte) second(in);
            constant = constant(in);
            mask = mask(in);
        }

        @Override
        void execute(Cpu cpu) {
            addBoth(cpu.registers);
            next.execute(cpu);
        }

        final void addBoth(long[] registers) {
            add(registers);
            registers[destination] = registers[first] + registers[second] + constant & mask;
        }
    }

    private static final class Three extends Two {
        private final byte destination;
        private final byte first;
        private final byte second;
        private final long constant;
        private final long mask;

        Three(Instruction before, Instruction middle, Instruction in) {
            super(before, middle);
            destination = (byte) Simple.destination(in);
            first = (byte) first(in);
            second = (byte) second(in);
            constant = constant(in);
            mask = mask(in);
        }

        @Override
        void execute(Cpu cpu) {
            long[] registers = cpu.registers;
            addBoth(registers);
            registers[destination] = registers[first] + registers[second] + constant & mask;
            next.execute(cpu);
        }
    }

    /// An addition whose flags somebody sees.
    private static void addSeen(Cpu cpu, int destination, long b) {
        long a = cpu.registers[destination];
        cpu.registers[destination] = a + b;
        cpu.flags.add(a, b, a + b);
    }

    private static final class OneAndAddition extends Sum {
        private final byte destination;
        private final byte source;
        private final long constant;

        OneAndAddition(Instruction before, Instruction in) {
            super(before);
            destination = (byte) Simple.destination(in);
            source = (byte) Simple.source(in);
            constant = Simple.constant(in);
        }

        @Override
        void execute(Cpu cpu) {
            long[] registers = cpu.registers;
            add(registers);
            addSeen(cpu, destination, registers[source] + constant);
            next.execute(cpu);
        }
    }

    private static final class TwoAndAddition extends Two {
        private final byte destination;
        private final byte source;
        private final long constant;

        TwoAndAddition(Instruction before, Instruction middle, Instruction in) {
            super(before, middle);
            destination = (byte) Simple.destination(in);
            source = (byte) Simple.source(in);
            constant = Simple.constant(in);
        }

        @Override
        void execute(Cpu cpu) {
            long[] registers = cpu.registers;
            addBoth(registers);
            addSeen(cpu, destination, registers[source] + constant);
            next.execute(cpu);
        }
    }
}
