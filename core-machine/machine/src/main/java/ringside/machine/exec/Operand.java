package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Slot;

/// Where a value comes from and goes to. Values are sign-extended to 64 bits.
abstract class Operand {
    abstract long get(Cpu cpu);

    abstract void set(Cpu cpu, long value);

    /// Reads what will be written next: faults as the write would.
    long getForUpdate(Cpu cpu) {
        return get(cpu);
    }

    /// Leaves the value as it is, as an instruction does whose destination does not change: the upper half of a 32-bit register
    /// is cleared all the same, and memory must be writable.
    void keep(Cpu cpu) {
        getForUpdate(cpu);
    }

    /// The operand of an instruction in a slot of its form.
    static Operand of(Instruction in, Slot slot) {
        int width = slot.width(in.operandSize(), in.wide());
        int register = in.register(slot);
        if (register >= 0) {
            return register(in, register, width);
        }
        return switch (slot) {
            case EB, EW, ED, EV, EY, RW, M, OB, OV -> new Memory(in, width);
            case ONE -> new Constant(1);
            case IB -> new Constant((byte) immediate(in, slot));
            default -> new Constant(immediate(in, slot));
        };
    }

    private static long immediate(Instruction in, Slot slot) {
        boolean isFirst = true;
        for (var other : in.form().operands()) {
            if (other == slot) {
                return isFirst ? in.immediate() : in.second();
            }
            isFirst &= !isImmediate(other);
        }
        throw new IllegalArgumentException("no immediate " + slot + " in " + in.form());
    }

    private static boolean isImmediate(Slot slot) {
        return switch (slot) {
            case IB, IS, IW, IZ, IV -> true;
            default -> false;
        };
    }

    private static Operand register(Instruction in, int number, int width) {
        return switch (width) {
            case 1 -> in.isHighByte(number) ? new HighByte(number - 4) : new LowByte(number);
            case 2 -> new Word(number);
            case 4 -> new DoubleWord(number);
            default -> new QuadWord(number);
        };
    }

    /// Never written: no row of the instruction table has it as destination, which a test holds the table to.
    private static final class Constant extends Operand {
        private final long value;

        Constant(long value) {
            this.value = value;
        }

        @Override
        long get(Cpu cpu) {
            return value;
        }

        @Override
        void set(Cpu cpu, long value) {
            throw new UnsupportedOperationException("store to an immediate");
        }
    }

    private static final class LowByte extends Operand {
        private final int number;

        LowByte(int number) {
            this.number = number;
        }

        @Override
        long get(Cpu cpu) {
            return (byte) cpu.registers[number];
        }

        @Override
        void set(Cpu cpu, long value) {
            cpu.registers[number] = cpu.registers[number] & ~0xFFL | value & 0xFF;
        }
    }

    private static final class HighByte extends Operand {
        private final int number;

        HighByte(int number) {
            this.number = number;
        }

        @Override
        long get(Cpu cpu) {
            return (byte) (cpu.registers[number] >> 8);
        }

        @Override
        void set(Cpu cpu, long value) {
            cpu.registers[number] = cpu.registers[number] & ~0xFF00L | (value & 0xFF) << 8;
        }
    }

    private static final class Word extends Operand {
        private final int number;

        Word(int number) {
            this.number = number;
        }

        @Override
        long get(Cpu cpu) {
            return (short) cpu.registers[number];
        }

        @Override
        void set(Cpu cpu, long value) {
            cpu.registers[number] = cpu.registers[number] & ~0xFFFFL | value & 0xFFFF;
        }
    }

    private static final class DoubleWord extends Operand {
        private final int number;

        DoubleWord(int number) {
            this.number = number;
        }

        @Override
        long get(Cpu cpu) {
            return (int) cpu.registers[number];
        }

        @Override
        void keep(Cpu cpu) {
            cpu.registers[number] &= 0xFFFF_FFFFL;
        }

        @Override
        void set(Cpu cpu, long value) {
            cpu.registers[number] = value & 0xFFFF_FFFFL;
        }
    }

    private static final class QuadWord extends Operand {
        private final int number;

        QuadWord(int number) {
            this.number = number;
        }

        @Override
        long get(Cpu cpu) {
            return cpu.registers[number];
        }

        @Override
        void set(Cpu cpu, long value) {
            cpu.registers[number] = value;
        }
    }

    /// Memory, through the address of a [MemoryNode] that is never run.
    static final class Memory extends Operand {
        private final Address address;
        private final int width;

        Memory(Instruction in, int width) {
            this.address = new Address(in);
            this.width = width;
        }

        @Override
        long get(Cpu cpu) {
            return cpu.mmu.load(address.address(cpu.registers), width);
        }

        @Override
        void set(Cpu cpu, long value) {
            cpu.mmu.store(address.address(cpu.registers), width, value);
        }

        @Override
        long getForUpdate(Cpu cpu) {
            long at = address.address(cpu.registers);
            cpu.mmu.probeWrite(at, width);
            return cpu.mmu.load(at, width);
        }
    }

    /// Only the address of an instruction; it is put into no block, so nothing executes it. A node, because nodes have their address within them.
    static final class Address extends MemoryNode {
        Address(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            throw new UnsupportedOperationException("an address is not an instruction");
        }
    }
}
