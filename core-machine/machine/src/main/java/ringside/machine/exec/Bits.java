package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Flags;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Slot;

/// Single bits, bit scans, byte order, conditions and the flags register itself.
final class Bits {
    /// What the four bit-test instructions leave in the bit.
    interface Change {
        long apply(long value, long bit);
    }

    private Bits() {}

    /// `setcc`.
    static final class SetNode extends Node {
        private final Operand destination;
        private final int condition;

        SetNode(Instruction in) {
            destination = Actions.operand(in, 0);
            condition = in.form().opcode() & 15;
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            destination.set(cpu, cpu.flags.condition(condition) ? 1 : 0);
            pass(cpu);
        }
    }

    /// `cmovcc`: reads its source whether or not the condition holds, and clears the upper half of a 32-bit destination either way.
    static final class MoveNode extends Node {
        private final Operand destination;
        private final Operand source;
        private final int condition;

        MoveNode(Instruction in) {
            destination = Actions.operand(in, 0);
            source = Actions.operand(in, 1);
            condition = in.form().opcode() & 15;
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            long value = source.get(cpu);
            destination.set(cpu, cpu.flags.condition(condition) ? value : destination.get(cpu));
            pass(cpu);
        }
    }

    static void bt(Cpu cpu, Instruction in) {
        test(cpu, in, null);
    }

    static void bts(Cpu cpu, Instruction in) {
        test(cpu, in, (value, bit) -> value | bit);
    }

    static void btr(Cpu cpu, Instruction in) {
        test(cpu, in, (value, bit) -> value & ~bit);
    }

    static void btc(Cpu cpu, Instruction in) {
        test(cpu, in, (value, bit) -> value ^ bit);
    }

    /// With a memory operand and the index in a register, the bit may lie outside the operand. Intel SDM vol. 2A, BT.
    private static void test(Cpu cpu, Instruction in, Change change) {
        int width = in.operandSize();
        var indexSlot = in.form().operands().get(1);
        long index = Operand.of(in, indexSlot).get(cpu);
        long bit = 1L << (index & width * 8 - 1);
        long value;
        if (in.memory() != null) {
            long at = new Operand.Address(in).address(cpu.registers)
                    + (indexSlot == Slot.GV ? (index >> (width == 8 ? 6 : width == 4 ? 5 : 4)) * width : 0);
            if (change != null) {
                cpu.mmu.probeWrite(at, width);
            }
            value = cpu.mmu.load(at, width);
            if (change != null) {
                cpu.mmu.store(at, width, change.apply(value, bit));
            }
        } else {
            var d = Actions.operand(in, 0);
            value = d.get(cpu);
            if (change != null) {
                d.set(cpu, change.apply(value, bit));
            }
        }
        cpu.flags.status(Flags.CF, (value & bit) != 0 ? Flags.CF : 0);
    }

    /// Of zero: ZF and an unchanged destination, the upper half of a 32-bit one cleared (Intel SDM vol. 2A, BSF, note 1).
    static void bsf(Cpu cpu, Operand d, Operand s, int shift) {
        long a = s.get(cpu) & -1L >>> shift;
        scan(cpu, d, a, Long.numberOfTrailingZeros(a));
    }

    static void bsr(Cpu cpu, Operand d, Operand s, int shift) {
        long a = s.get(cpu) & -1L >>> shift;
        scan(cpu, d, a, 63 - Long.numberOfLeadingZeros(a));
    }

    private static void scan(Cpu cpu, Operand d, long source, int position) {
        if (source != 0) {
            d.set(cpu, position);
        } else {
            d.keep(cpu);
        }
        cpu.flags.status(source == 0 ? Flags.ZF | Flags.PF : Flags.ofResult(position) & ~Flags.ZF);
    }

    static void bswap(Cpu cpu, Operand d, int shift) {
        long value = d.get(cpu);
        d.set(cpu, shift == 0 ? Long.reverseBytes(value) : shift == 32 ? Integer.reverseBytes((int) value) : 0);
    }

    static void pushf(Cpu cpu, Instruction in) {
        long value = cpu.flags.value() & ~(Flags.RF | Flags.VM);
        Stack.push(cpu, value, in.operandSize());
    }

    /// IF changes only where CPL <= IOPL, IOPL only in ring 0.
    static void popf(Cpu cpu, Instruction in) {
        long value = Stack.top(cpu, in.operandSize());
        Stack.drop(cpu, in.operandSize());
        int ioPrivilege = cpu.flags.system >> 12 & 3;
        int changeable = Flags.STATUS | Flags.TF | Flags.DF | Flags.NT | Flags.AC | Flags.ID
                | (cpu.ring() == 0 ? Flags.IOPL : 0) | (cpu.ring() <= ioPrivilege ? Flags.IF : 0);
        if (in.operandSize() == 2) {
            changeable &= 0xFFFF;
        }
        cpu.flags(cpu.flags.value() & ~(changeable | Flags.RF) | value & changeable);
        cpu.clock.leaveBlock = true;
    }

    static void sahf(Cpu cpu, Instruction in) {
        cpu.flags.status(Flags.STATUS & ~Flags.OF, (int) (cpu.registers[Cpu.RAX] >> 8));
    }

    static void lahf(Cpu cpu, Instruction in) {
        long flags = cpu.flags.value() & 0xD5 | 2;
        cpu.registers[Cpu.RAX] = cpu.registers[Cpu.RAX] & ~0xFF00L | flags << 8;
    }

    static void cmc(Cpu cpu, Instruction in) {
        cpu.flags.status(Flags.CF, cpu.flags.carry() ? 0 : Flags.CF);
    }

    static void clc(Cpu cpu, Instruction in) {
        cpu.flags.status(Flags.CF, 0);
    }

    static void stc(Cpu cpu, Instruction in) {
        cpu.flags.status(Flags.CF, Flags.CF);
    }

    static void cld(Cpu cpu, Instruction in) {
        cpu.flags.system &= ~Flags.DF;
    }

    static void std(Cpu cpu, Instruction in) {
        cpu.flags.system |= Flags.DF;
    }
}
