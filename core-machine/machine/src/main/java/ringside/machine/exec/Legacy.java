package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Flags;
import ringside.machine.cpu.Segment;
import ringside.machine.cpu.Vector;
import ringside.machine.isa.Instruction;

/// Instructions that today's compilers do not use, most of them gone from 64-bit mode.
final class Legacy {
    private static final int[] ALL_REGISTERS = {Cpu.RAX, Cpu.RCX, Cpu.RDX, Cpu.RBX, Cpu.RSP, Cpu.RBP, Cpu.RSI, Cpu.RDI};

    private Legacy() {}

    /// AL = DS:[RBX + AL].
    static void translate(Cpu cpu, Instruction in) {
        int segment = in.prefixes().segment() >= 0 ? in.prefixes().segment() : Segment.DS;
        boolean flat = in.wide() && segment < Segment.FS;
        long at = (cpu.registers[Cpu.RBX] + (cpu.registers[Cpu.RAX] & 0xFF) & in.addressMask())
                + (flat ? 0 : cpu.registers[Cpu.SEGMENT_BASES + segment]);
        Arithmetic.setRegister(cpu, Cpu.RAX, cpu.mmu.load8(at), 56);
    }

    /// There is no cache; the address must be readable all the same.
    static void flushLine(Cpu cpu, Instruction in) {
        cpu.mmu.load8(new Operand.Address(in).address(cpu.registers));
    }

    static void overflow(Cpu cpu, Instruction in) {
        cpu.rip = in.next() & in.codeMask();
        if (cpu.flags.overflow()) {
            cpu.delivery().softwareInterrupt(Vector.OVERFLOW);
        }
    }

    static void bound(Cpu cpu, Instruction in) {
        int width = in.operandSize();
        long at = new Operand.Address(in).address(cpu.registers);
        long index = Actions.operand(in, 0).get(cpu);
        if (index < cpu.mmu.load(at, width) || index > cpu.mmu.load(at + width, width)) {
            throw cpu.faults.raise(Vector.BOUND);
        }
    }

    static void adjustRequestedPrivilege(Cpu cpu, Operand d, Operand s, int shift) {
        long selector = d.getForUpdate(cpu);
        long wanted = s.get(cpu) & 3;
        boolean lower = (selector & 3) < wanted;
        if (lower) {
            d.set(cpu, selector & ~3L | wanted);
        }
        cpu.flags.status(Flags.ZF, lower ? Flags.ZF : 0);
    }

    static void decimalAfterAddition(Cpu cpu, Instruction in) {
        decimal(cpu, 1);
    }

    static void decimalAfterSubtraction(Cpu cpu, Instruction in) {
        decimal(cpu, -1);
    }

    private static void decimal(Cpu cpu, int sign) {
        int al = (int) cpu.registers[Cpu.RAX] & 0xFF;
        boolean oldCarry = cpu.flags.carry();
        boolean adjust = (al & 15) > 9 || (cpu.flags.status() & Flags.AF) != 0;
        boolean carry = al > 0x99 || oldCarry;
        boolean early = adjust && sign < 0 && al < 6;
        int result = al + (adjust ? 6 * sign : 0) + (carry ? 0x60 * sign : 0);
        Arithmetic.setRegister(cpu, Cpu.RAX, result, 56);
        cpu.flags.status(Flags.ofResult((byte) result) | (adjust ? Flags.AF : 0) | (carry || early ? Flags.CF : 0));
    }

    static void asciiAfterAddition(Cpu cpu, Instruction in) {
        ascii(cpu, 0x106);
    }

    static void asciiAfterSubtraction(Cpu cpu, Instruction in) {
        ascii(cpu, -0x106);
    }

    private static void ascii(Cpu cpu, int step) {
        boolean adjust = (cpu.registers[Cpu.RAX] & 15) > 9 || (cpu.flags.status() & Flags.AF) != 0;
        long ax = cpu.registers[Cpu.RAX] + (adjust ? step : 0) & 0xFF0F;
        Arithmetic.setRegister(cpu, Cpu.RAX, ax, 48);
        cpu.flags.status(Flags.ofResult((byte) ax) | (adjust ? Flags.AF | Flags.CF : 0));
    }

    static void asciiAfterMultiplication(Cpu cpu, Instruction in) {
        int base = (int) in.immediate() & 0xFF;
        if (base == 0) {
            throw cpu.faults.raise(Vector.DIVIDE_ERROR);
        }
        int al = (int) cpu.registers[Cpu.RAX] & 0xFF;
        Arithmetic.setRegister(cpu, Cpu.RAX, al / base << 8 | al % base, 48);
        cpu.flags.status(Flags.ofResult((byte) (al % base)));
    }

    static void asciiBeforeDivision(Cpu cpu, Instruction in) {
        int ax = (int) cpu.registers[Cpu.RAX];
        int al = ax + (ax >> 8 & 0xFF) * ((int) in.immediate() & 0xFF) & 0xFF;
        Arithmetic.setRegister(cpu, Cpu.RAX, al, 48);
        cpu.flags.status(Flags.ofResult((byte) al));
    }

    static void pushAll(Cpu cpu, Instruction in) {
        long top = cpu.registers[Cpu.RSP];
        for (int register : ALL_REGISTERS) {
            Stack.push(cpu, register == Cpu.RSP ? top : cpu.registers[register], in.operandSize());
        }
    }

    static void popAll(Cpu cpu, Instruction in) {
        for (int i = ALL_REGISTERS.length - 1; i >= 0; i--) {
            long value = Stack.top(cpu, in.operandSize());
            Stack.drop(cpu, in.operandSize());
            if (ALL_REGISTERS[i] != Cpu.RSP) {
                Arithmetic.setRegister(cpu, ALL_REGISTERS[i], value, 64 - 8 * in.operandSize());
            }
        }
    }

    /// AL = CF ? FF : 0. Undocumented, and everywhere.
    static void setFromCarry(Cpu cpu, Instruction in) {
        Arithmetic.setRegister(cpu, Cpu.RAX, cpu.flags.carry() ? 0xFF : 0, 56);
    }

    /// There are no counters.
    static void readCounter(Cpu cpu, Instruction in) {
        throw cpu.faults.generalProtection(0);
    }

    static void loadFarPointer(Cpu cpu, Instruction in) {
        int segment = switch (in.form().opcode()) {
            case 0xC4 -> Segment.ES;
            case 0xC5 -> Segment.DS;
            case 0xB2 -> Segment.SS;
            case 0xB4 -> Segment.FS;
            default -> Segment.GS;
        };
        long at = new Operand.Address(in).address(cpu.registers);
        long offset = cpu.mmu.load(at, in.operandSize());
        cpu.segmentation().loadData(segment, (int) cpu.mmu.load16(at + in.operandSize()) & 0xFFFF);
        Actions.operand(in, 0).set(cpu, offset);
    }

    static void accessRights(Cpu cpu, Operand d, Operand s, int shift) {
        answer(cpu, d, cpu.segmentation().accessRights((int) s.get(cpu) & 0xFFFF));
    }

    static void segmentLimit(Cpu cpu, Operand d, Operand s, int shift) {
        answer(cpu, d, cpu.segmentation().limit((int) s.get(cpu) & 0xFFFF));
    }

    private static void answer(Cpu cpu, Operand d, long value) {
        if (value >= 0) {
            d.set(cpu, value);
        }
        cpu.flags.status(Flags.ZF, value >= 0 ? Flags.ZF : 0);
    }

    static void verifyRead(Cpu cpu, Operand s, int shift) {
        cpu.flags.status(Flags.ZF, cpu.segmentation().isAccessible((int) s.get(cpu) & 0xFFFF, false) ? Flags.ZF : 0);
    }

    static void verifyWrite(Cpu cpu, Operand s, int shift) {
        cpu.flags.status(Flags.ZF, cpu.segmentation().isAccessible((int) s.get(cpu) & 0xFFFF, true) ? Flags.ZF : 0);
    }
}
