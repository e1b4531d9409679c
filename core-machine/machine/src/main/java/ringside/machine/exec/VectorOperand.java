package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;
import ringside.machine.isa.Slot;

/// An operand of up to 128 bits: a register or memory. The upper word of one that is narrower reads as zero.
abstract class VectorOperand {
    abstract long low(Cpu cpu);

    abstract long high(Cpu cpu);

    abstract void set(Cpu cpu, long low, long high);

    /// Writes so many of the lower bytes and leaves the others of a register alone.
    abstract void setLow(Cpu cpu, long low, int bytes);

    static VectorOperand of(Instruction in, int number) {
        var slot = in.form().operands().get(number);
        return switch (slot) {
            case PQ -> new Narrow(in.reg() & 7);
            case VX -> new Wide(in.reg());
            case QQ, QD -> in.memory() == null ? new Narrow(in.rm() & 7) : new Memory(in, slot);
            case WX, WQ, WD -> in.memory() == null ? new Wide(in.rm()) : new Memory(in, slot);
            default -> throw new IllegalArgumentException("not a vector operand: " + slot);
        };
    }

    private static final class Wide extends VectorOperand {
        private final int at;

        Wide(int number) {
            at = 2 * number;
        }

        @Override
        long low(Cpu cpu) {
            return cpu.vectors.words[at];
        }

        @Override
        long high(Cpu cpu) {
            return cpu.vectors.words[at + 1];
        }

        @Override
        void set(Cpu cpu, long low, long high) {
            cpu.vectors.words[at] = low;
            cpu.vectors.words[at + 1] = high;
        }

        @Override
        void setLow(Cpu cpu, long low, int bytes) {
            long mask = -1L >>> 64 - 8 * bytes;
            cpu.vectors.words[at] = cpu.vectors.words[at] & ~mask | low & mask;
        }
    }

    /// A 64-bit register, which is the significand of an x87 register.
    private static final class Narrow extends VectorOperand {
        private final int number;

        Narrow(int number) {
            this.number = number;
        }

        @Override
        long low(Cpu cpu) {
            return cpu.stack.word(number);
        }

        @Override
        long high(Cpu cpu) {
            return 0;
        }

        @Override
        void set(Cpu cpu, long low, long high) {
            cpu.stack.word(number, low);
        }

        @Override
        void setLow(Cpu cpu, long low, int bytes) {
            cpu.stack.word(number, low);
        }
    }

    private static final class Memory extends VectorOperand {
        private final Operand.Address address;
        private final int width;
        private final boolean aligned;

        Memory(Instruction in, Slot slot) {
            address = new Operand.Address(in);
            width = slot.width(in.operandSize(), in.wide());
            aligned = width == 16 && in.form().op() != Op.MOVDQU;
        }

        private long address(Cpu cpu) {
            long at = address.address(cpu.registers);
            if (aligned && (at & 15) != 0) {
                throw cpu.faults.generalProtection(0);
            }
            return at;
        }

        @Override
        long low(Cpu cpu) {
            long at = address(cpu);
            return width >= 8 ? cpu.mmu.load64(at) : cpu.mmu.load32(at) & 0xFFFF_FFFFL;
        }

        @Override
        long high(Cpu cpu) {
            return width == 16 ? cpu.mmu.load64(address(cpu) + 8) : 0;
        }

        @Override
        void set(Cpu cpu, long low, long high) {
            long at = address(cpu);
            cpu.mmu.probeWrite(at, width);
            cpu.mmu.store(at, Math.min(width, 8), low);
            if (width == 16) {
                cpu.mmu.store64(at + 8, high);
            }
        }

        @Override
        void setLow(Cpu cpu, long low, int bytes) {
            cpu.mmu.store(address(cpu), bytes, low);
        }
    }
}
