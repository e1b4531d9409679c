package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Flags;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Slot;

/// Copies, exchanges and compare-and-exchange.
final class Moves {
    private Moves() {}

    /// `movzx`.
    static final class ZeroExtendNode extends Node {
        private final Operand destination;
        private final Operand source;
        private final long mask;

        ZeroExtendNode(Instruction in) {
            destination = Actions.operand(in, 0);
            source = Actions.operand(in, 1);
            mask = in.form().operands().get(1) == Slot.EB ? 0xFF : 0xFFFF;
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            destination.set(cpu, source.get(cpu) & mask);
            pass(cpu);
        }
    }

    static void move(Cpu cpu, Operand d, Operand s, int shift) {
        d.set(cpu, s.get(cpu));
    }

    static void loadAddress(Cpu cpu, Instruction in) {
        Actions.operand(in, 0).set(cpu, new Operand.Address(in).offset(cpu.registers));
    }

    static void exchange(Cpu cpu, Operand d, Operand s, int shift) {
        long a = d.getForUpdate(cpu);
        long b = s.get(cpu);
        d.set(cpu, b);
        s.set(cpu, a);
    }

    static void exchangeAndAdd(Cpu cpu, Operand d, Operand s, int shift) {
        long a = d.getForUpdate(cpu);
        long b = s.get(cpu);
        long r = Actions.cut(a + b, shift);
        if (d instanceof Operand.Memory) {
            d.set(cpu, r);
            s.set(cpu, a);
        } else {
            s.set(cpu, a);
            d.set(cpu, r);
        }
        cpu.flags.add(a, b, r);
    }

    /// Always writes a destination in memory, as the processor does, but not a register that keeps its value.
    static void compareAndExchange(Cpu cpu, Operand d, Operand s, int shift) {
        long accumulator = Actions.cut(cpu.registers[Cpu.RAX], shift);
        long old = d.getForUpdate(cpu);
        if (old == accumulator) {
            d.set(cpu, s.get(cpu));
        } else {
            if (d instanceof Operand.Memory) {
                d.set(cpu, old);
            }
            Arithmetic.setRegister(cpu, Cpu.RAX, old, shift);
        }
        cpu.flags.subtract(accumulator, old, Actions.cut(accumulator - old, shift));
    }

    /// `cmpxchg8b` and `cmpxchg16b`; the latter wants 16-byte alignment.
    static void compareAndExchangeDouble(Cpu cpu, Instruction in) {
        int width = in.operandSize() == 8 ? 8 : 4;
        if (in.memory() == null) {
            throw cpu.faults.undefined();
        }
        long at = new Operand.Address(in).address(cpu.registers);
        if (width == 8 && (at & 15) != 0) {
            throw cpu.faults.generalProtection(0);
        }
        cpu.mmu.probeWrite(at, 2 * width);
        long low = cpu.mmu.load(at, width);
        long high = cpu.mmu.load(at + width, width);
        int shift = 64 - 8 * width;
        boolean equal = low == Actions.cut(cpu.registers[Cpu.RAX], shift) && high == Actions.cut(cpu.registers[Cpu.RDX], shift);
        cpu.mmu.store(at, width, equal ? cpu.registers[Cpu.RBX] : low);
        cpu.mmu.store(at + width, width, equal ? cpu.registers[Cpu.RCX] : high);
        if (!equal) {
            Arithmetic.setRegister(cpu, Cpu.RAX, low, shift);
            Arithmetic.setRegister(cpu, Cpu.RDX, high, shift);
        }
        cpu.flags.status(Flags.ZF, equal ? Flags.ZF : 0);
    }
}
