package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Slot;

/// Branches, calls, returns and the 64-bit stack, in 64-bit mode.
final class BranchNodes {
    private BranchNodes() {}

    /// The node of a conditional jump.
    static Node conditional(Instruction in) {
        return switch (in.form().opcode() & 15) {
            case 2 -> new IfCarry(in.target(), in.next());
            case 3 -> new IfCarry(in.next(), in.target());
            case 4 -> new IfZero(in.target(), in.next());
            case 5 -> new IfZero(in.next(), in.target());
            case 6 -> new IfBelowOrEqual(in.target(), in.next());
            case 7 -> new IfBelowOrEqual(in.next(), in.target());
            case 8 -> new IfSign(in.target(), in.next());
            case 9 -> new IfSign(in.next(), in.target());
            case 12 -> new IfLess(in.target(), in.next());
            case 13 -> new IfLess(in.next(), in.target());
            default -> new IfCondition(in);
        };
    }

    /// The node of a jump, or null.
    static Node jump(Instruction in) {
        if (isIndirect(in)) {
            return IndirectNodes.jump(in);
        }
        return isCanonical(in.target()) ? new Jump(in.target()) : null;
    }

    /// The node of a call, or null.
    static Node call(Instruction in) {
        if (isIndirect(in)) {
            return IndirectNodes.call(in);
        }
        return isCanonical(in.target()) ? new Call(in.target(), in.next()) : null;
    }

    private static boolean isIndirect(Instruction in) {
        return in.memory() != null || in.rm() >= 0;
    }

    static boolean isCanonical(long target) {
        return target << 16 >> 16 == target;
    }

    /// The node of a return without operand, or null.
    static Node ret(Instruction in) {
        return in.form().operands().isEmpty() ? new Return() : null;
    }

    /// The node of a 64-bit push of a register or immediate, or null.
    static Node push(Instruction in) {
        if (in.operandSize() != 8 || in.memory() != null) {
            return null;
        }
        boolean immediate = Simple.isImmediate(in.form().operands().getFirst());
        return new Push(immediate ? Cpu.ZERO : pushedRegister(in), immediate ? in.immediate() : 0);
    }

    /// Number of the 64-bit register a `push` takes, or -1 if it takes something else.
    static int pushedRegister(Instruction in) {
        boolean other = in.operandSize() != 8 || in.memory() != null || Simple.isImmediate(in.form().operands().getFirst());
        return other ? -1 : in.register(in.form().operands().getFirst());
    }

    /// The node of a 64-bit pop into a register, or null.
    static Node pop(Instruction in) {
        int register = poppedRegister(in);
        return register >= 0 ? new Pop(register) : null;
    }

    /// Number of the 64-bit register a `pop` fills, or -1 if it fills something else.
    static int poppedRegister(Instruction in) {
        return in.operandSize() == 8 && in.form().operands().getFirst() == Slot.ZV ? in.reg() : -1;
    }

    private abstract static class Fork extends Node {
        final long yes;
        final long no;

        Fork(long yes, long no) {
            this.yes = yes;
            this.no = no;
        }
    }

    private static final class IfCarry extends Fork {
        IfCarry(long yes, long no) {
            super(yes, no);
        }

        @Override
        void execute(Cpu cpu) {
            cpu.rip = cpu.flags.carry() ? yes : no;
        }
    }

    private static final class IfZero extends Fork {
        IfZero(long yes, long no) {
            super(yes, no);
        }

        @Override
        void execute(Cpu cpu) {
            cpu.rip = cpu.flags.zero() ? yes : no;
        }
    }

    private static final class IfBelowOrEqual extends Fork {
        IfBelowOrEqual(long yes, long no) {
            super(yes, no);
        }

        @Override
        void execute(Cpu cpu) {
            cpu.rip = cpu.flags.belowOrEqual() ? yes : no;
        }
    }

    private static final class IfSign extends Fork {
        IfSign(long yes, long no) {
            super(yes, no);
        }

        @Override
        void execute(Cpu cpu) {
            cpu.rip = cpu.flags.sign() ? yes : no;
        }
    }

    private static final class IfLess extends Fork {
        IfLess(long yes, long no) {
            super(yes, no);
        }

        @Override
        void execute(Cpu cpu) {
            cpu.rip = cpu.flags.less() ? yes : no;
        }
    }

    private static final class IfCondition extends Fork {
        private final int condition;

        IfCondition(Instruction in) {
            super(in.target(), in.next());
            condition = in.form().opcode() & 15;
        }

        @Override
        void execute(Cpu cpu) {
            cpu.rip = cpu.flags.condition(condition) ? yes : no;
        }
    }

    private static final class Jump extends Node {
        private final long target;

        Jump(long target) {
            this.target = target;
        }

        @Override
        void execute(Cpu cpu) {
            cpu.rip = target;
        }
    }

    private static final class Call extends Node {
        private final long target;
        private final long back;

        Call(long target, long back) {
            this.target = target;
            this.back = back;
        }

        @Override
        void execute(Cpu cpu) {
            long top = cpu.registers[Cpu.RSP] - 8;
            store64(cpu, cpu.mmu.writable(top, 8), top, back);
            cpu.registers[Cpu.RSP] = top;
            cpu.rip = target;
        }
    }

    private static final class Return extends Node {
        @Override
        void execute(Cpu cpu) {
            long top = cpu.registers[Cpu.RSP];
            long target = load64(cpu, cpu.mmu.readable(top, 8), top);
            if (!isCanonical(target)) {
                begin(cpu);
                throw cpu.faults.generalProtection(0);
            }
            cpu.registers[Cpu.RSP] = top + 8;
            cpu.rip = target;
        }
    }

    private static final class Push extends Node {
        private final int source;
        private final long constant;

        Push(int source, long constant) {
            this.source = source;
            this.constant = constant;
        }

        @Override
        void execute(Cpu cpu) {
            long[] registers = cpu.registers;
            long top = registers[Cpu.RSP] - 8;
            byte[] page = cpu.mmu.writable(top, 8);
            store64(cpu, page, top, registers[source] + constant);
            registers[Cpu.RSP] = top;
            pass(cpu, page);
        }
    }

    private static final class Pop extends Node {
        private final int destination;

        Pop(int destination) {
            this.destination = destination;
        }

        @Override
        void execute(Cpu cpu) {
            long[] registers = cpu.registers;
            long top = registers[Cpu.RSP];
            byte[] page = cpu.mmu.readable(top, 8);
            long value = load64(cpu, page, top);
            registers[Cpu.RSP] = top + 8;
            registers[destination] = value;
            pass(cpu, page);
        }
    }
}
