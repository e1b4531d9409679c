package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.StackUnit;
import ringside.machine.cpu.VectorUnit;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;

/// x87 control instructions and the saving of x87 and vector state. Intel SDM vol. 1 §8.1.10 and §10.5.
final class StackControl {
    private static final int FXSAVE_AREA = 512;

    private StackControl() {}

    static void control(Cpu cpu, Instruction in) {
        var unit = cpu.stack;
        if (in.form().op() == Op.FWAIT) {
            unit.awaitOnly();
            return;
        }
        boolean waits = !in.form().mnemonics().getFirst().startsWith("fn") || in.form().op() == Op.FNOP;
        if (waits) {
            unit.await();
        } else {
            unit.require();
        }
        switch (in.form().op()) {
            case FNOP -> { }
            case FDECSTP -> move(unit, -1);
            case FINCSTP -> move(unit, 1);
            case FFREE -> free(unit, in);
            case FFREEP -> {
                free(unit, in);
                unit.pop();
            }
            case FLDCW -> unit.control((int) cpu.mmu.load16(address(cpu, in)) & 0xFFFF);
            case FNSTCW -> cpu.mmu.store16(address(cpu, in), unit.control());
            case FNSTSW -> storeStatus(cpu, in);
            case FNCLEX -> unit.clearExceptions();
            case FNINIT -> unit.initialise();
            default -> environment(cpu, in);
        }
    }

    private static void free(StackUnit unit, Instruction in) {
        unit.free(in.rm() & 7);
        unit.conditions(0, 0);
    }

    private static void move(StackUnit unit, int by) {
        unit.rotate(by);
        unit.conditions(0, 0);
    }

    private static long address(Cpu cpu, Instruction in) {
        return new Operand.Address(in).address(cpu.registers);
    }

    private static void storeStatus(Cpu cpu, Instruction in) {
        if (in.memory() == null) {
            Arithmetic.setRegister(cpu, Cpu.RAX, cpu.stack.status(), 48);
        } else {
            cpu.mmu.store16(address(cpu, in), cpu.stack.status());
        }
    }

    private static void environment(Cpu cpu, Instruction in) {
        var unit = cpu.stack;
        long at = address(cpu, in);
        int word = in.operandSize() == 2 ? 2 : 4;
        int size = 7 * word;
        switch (in.form().op()) {
            case FLDENV -> loadEnvironment(cpu, at, word);
            case FNSTENV -> {
                cpu.mmu.probeWrite(at, word);
                cpu.mmu.probeWrite(at + size - 1, 1);
                storeEnvironment(cpu, at, word);
                unit.control(unit.control() | 0x3F);
            }
            case FRSTOR -> {
                cpu.mmu.load8(at + size + 79);
                loadEnvironment(cpu, at, word);
                for (int i = 0; i < 8; i++) {
                    restore(cpu, i, at + size + 10L * i, unit.present());
                }
            }
            default -> {
                cpu.mmu.probeWrite(at, word);
                cpu.mmu.probeWrite(at + size + 79, 1);
                storeEnvironment(cpu, at, word);
                for (int i = 0; i < 8; i++) {
                    cpu.mmu.store64(at + size + 10L * i, unit.significand(i));
                    cpu.mmu.store16(at + size + 10L * i + 8, unit.signAndExponent(i));
                }
                unit.initialise();
            }
        }
    }

    /// Writes a register and leaves the tags as they are.
    private static void restore(Cpu cpu, int index, long at, int present) {
        cpu.stack.set(index, (int) cpu.mmu.load16(at + 8), cpu.mmu.load64(at));
        cpu.stack.present(present);
    }

    private static void storeEnvironment(Cpu cpu, long at, int word) {
        var unit = cpu.stack;
        long[] words = {unit.control(), unit.status(), unit.tags(), unit.lastCode(), 0, unit.lastData(), 0};
        if (word == 4) {
            words[4] = (long) unit.opcode() << 16;
        }
        for (int i = 0; i < words.length; i++) {
            boolean upper = word == 4 && (i < 3 || i == 6);
            cpu.mmu.store(at + (long) i * word, word, upper ? words[i] | 0xFFFF_0000L : words[i]);
        }
    }

    private static void loadEnvironment(Cpu cpu, long at, int word) {
        cpu.mmu.load(at, word);
        cpu.mmu.load8(at + 7L * word - 1);
        var unit = cpu.stack;
        long[] words = new long[7];
        for (int i = 0; i < words.length; i++) {
            words[i] = cpu.mmu.load(at + (long) i * word, word) & -1L >>> 64 - 8 * word;
        }
        unit.tags((int) words[2] & 0xFFFF);
        unit.control((int) words[0] & 0xFFFF);
        unit.status((int) words[1] & 0xFFFF);
        unit.pointers((int) (words[4] >> 16), words[3], words[5]);
    }

    /// `fxsave` and `fxrstor` with all registers, in the format that has 64-bit pointers if REX.W says so.
    static void save(Cpu cpu, Instruction in) {
        cpu.stack.require();
        long at = aligned(cpu, in);
        var unit = cpu.stack;
        cpu.mmu.probeWrite(at + FXSAVE_AREA - 1, 1);
        cpu.mmu.probeWrite(at, 1);
        cpu.mmu.store16(at, unit.control());
        cpu.mmu.store16(at + 2, unit.status());
        cpu.mmu.store16(at + 4, unit.present());
        cpu.mmu.store16(at + 6, unit.opcode());
        boolean wide = in.operandSize() == 8;
        cpu.mmu.store64(at + 8, wide ? unit.lastCode() : unit.lastCode() & 0xFFFF_FFFFL);
        cpu.mmu.store64(at + 16, wide ? unit.lastData() : unit.lastData() & 0xFFFF_FFFFL);
        cpu.mmu.store32(at + 24, cpu.vectors.mxcsr);
        cpu.mmu.store32(at + 28, VectorUnit.KNOWN);
        for (int i = 0; i < 8; i++) {
            cpu.mmu.store64(at + 32 + 16L * i, unit.significand(i));
            cpu.mmu.store64(at + 40 + 16L * i, unit.signAndExponent(i));
        }
        for (int i = 0; i < (in.wide() ? 32 : 16); i++) {
            cpu.mmu.store64(at + 160 + 8L * i, cpu.vectors.words[i]);
        }
    }

    static void restore(Cpu cpu, Instruction in) {
        cpu.stack.require();
        long at = aligned(cpu, in);
        var unit = cpu.stack;
        cpu.mmu.load8(at + FXSAVE_AREA - 1);
        cpu.mmu.load8(at);
        cpu.vectors.load((int) cpu.mmu.load32(at + 24));
        unit.control((int) cpu.mmu.load16(at) & 0xFFFF);
        unit.status((int) cpu.mmu.load16(at + 2) & 0xFFFF);
        boolean wide = in.operandSize() == 8;
        long mask = wide ? -1L : 0xFFFF_FFFFL;
        unit.pointers((int) cpu.mmu.load16(at + 6), cpu.mmu.load64(at + 8) & mask, cpu.mmu.load64(at + 16) & mask);
        int present = (int) cpu.mmu.load16(at + 4);
        for (int i = 0; i < 8; i++) {
            unit.set(i, (int) cpu.mmu.load16(at + 40 + 16L * i), cpu.mmu.load64(at + 32 + 16L * i));
        }
        unit.present(present);
        for (int i = 0; i < (in.wide() ? 32 : 16); i++) {
            cpu.vectors.words[i] = cpu.mmu.load64(at + 160 + 8L * i);
        }
    }

    private static long aligned(Cpu cpu, Instruction in) {
        long at = address(cpu, in);
        if ((at & 15) != 0) {
            throw cpu.faults.unaligned(at);
        }
        return at;
    }

    static void loadVectorControl(Cpu cpu, Instruction in) {
        cpu.vectors.require();
        cpu.vectors.load((int) cpu.mmu.load32(address(cpu, in)));
    }

    static void storeVectorControl(Cpu cpu, Instruction in) {
        cpu.vectors.require();
        cpu.mmu.store32(address(cpu, in), cpu.vectors.mxcsr);
    }

    static void leavePacked(Cpu cpu, Instruction in) {
        cpu.stack.requirePacked();
        cpu.stack.leavePacked();
    }
}
