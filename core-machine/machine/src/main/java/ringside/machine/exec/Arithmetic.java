package ringside.machine.exec;

import static ringside.machine.exec.Actions.cut;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Flags;
import ringside.machine.cpu.Vector;
import ringside.machine.isa.Instruction;
import ringside.machine.real.Division;

/// Integer arithmetic and logic. Intel SDM vol. 2, the instructions' own pages.
final class Arithmetic {
    private static final int CARRY_AND_OVERFLOW = Flags.CF | Flags.OF;

    private Arithmetic() {}

    static void add(Cpu cpu, Operand d, Operand s, int shift) {
        long a = d.getForUpdate(cpu);
        long b = s.get(cpu);
        long r = cut(a + b, shift);
        d.set(cpu, r);
        cpu.flags.add(a, b, r);
    }

    static void adc(Cpu cpu, Operand d, Operand s, int shift) {
        if (!cpu.flags.carry()) {
            add(cpu, d, s, shift);
            return;
        }
        long a = d.getForUpdate(cpu);
        long b = s.get(cpu);
        long r = cut(a + b + 1, shift);
        d.set(cpu, r);
        cpu.flags.addWithCarry(a, b, r);
    }

    static void sub(Cpu cpu, Operand d, Operand s, int shift) {
        long a = d.getForUpdate(cpu);
        long b = s.get(cpu);
        long r = cut(a - b, shift);
        d.set(cpu, r);
        cpu.flags.subtract(a, b, r);
    }

    static void sbb(Cpu cpu, Operand d, Operand s, int shift) {
        if (!cpu.flags.carry()) {
            sub(cpu, d, s, shift);
            return;
        }
        long a = d.getForUpdate(cpu);
        long b = s.get(cpu);
        long r = cut(a - b - 1, shift);
        d.set(cpu, r);
        cpu.flags.subtractWithBorrow(a, b, r);
    }

    static void cmp(Cpu cpu, Operand d, Operand s, int shift) {
        long a = d.get(cpu);
        long b = s.get(cpu);
        cpu.flags.subtract(a, b, cut(a - b, shift));
    }

    static void and(Cpu cpu, Operand d, Operand s, int shift) {
        long r = d.getForUpdate(cpu) & s.get(cpu);
        d.set(cpu, r);
        cpu.flags.logic(r);
    }

    static void or(Cpu cpu, Operand d, Operand s, int shift) {
        long r = d.getForUpdate(cpu) | s.get(cpu);
        d.set(cpu, r);
        cpu.flags.logic(r);
    }

    static void xor(Cpu cpu, Operand d, Operand s, int shift) {
        long r = d.getForUpdate(cpu) ^ s.get(cpu);
        d.set(cpu, r);
        cpu.flags.logic(r);
    }

    static void test(Cpu cpu, Operand d, Operand s, int shift) {
        cpu.flags.logic(d.get(cpu) & s.get(cpu));
    }

    static void not(Cpu cpu, Operand d, int shift) {
        d.set(cpu, ~d.getForUpdate(cpu));
    }

    static void neg(Cpu cpu, Operand d, int shift) {
        long a = d.getForUpdate(cpu);
        long r = cut(-a, shift);
        d.set(cpu, r);
        cpu.flags.subtract(0, a, r);
    }

    static void inc(Cpu cpu, Operand d, int shift) {
        long a = d.getForUpdate(cpu);
        long r = cut(a + 1, shift);
        d.set(cpu, r);
        cpu.flags.increment(a, r);
    }

    static void dec(Cpu cpu, Operand d, int shift) {
        long a = d.getForUpdate(cpu);
        long r = cut(a - 1, shift);
        d.set(cpu, r);
        cpu.flags.decrement(a, r);
    }

    /// Two-operand signed multiplication.
    static void imul(Cpu cpu, Operand d, Operand s, int shift) {
        multiply(cpu, d, d.get(cpu), s.get(cpu), shift);
    }

    /// Three-operand signed multiplication; the third is the immediate.
    static void imulImmediate(Cpu cpu, Instruction in) {
        multiply(cpu, Actions.operand(in, 0), Actions.operand(in, 1).get(cpu), in.immediate(), Actions.shift(in));
    }

    private static void multiply(Cpu cpu, Operand d, long a, long b, int shift) {
        long r = cut(a * b, shift);
        boolean overflow = shift == 0 ? Math.multiplyHigh(a, b) != r >> 63 : a * b != r;
        d.set(cpu, r);
        cpu.flags.product(r, overflow);
    }

    /// Unsigned RDX:RAX (AX for bytes) = RAX * operand.
    static void mul(Cpu cpu, Operand s, int shift) {
        long mask = -1L >>> shift;
        long a = cpu.registers[Cpu.RAX] & mask;
        long b = s.get(cpu) & mask;
        long low = a * b & mask;
        long high = shift == 0 ? Math.unsignedMultiplyHigh(a, b) : a * b >>> 64 - shift;
        setProduct(cpu, low, high, shift);
        cpu.flags.result(cut(low, shift), high != 0 ? CARRY_AND_OVERFLOW : 0);
    }

    /// Signed RDX:RAX (AX for bytes) = RAX * operand.
    static void imulWide(Cpu cpu, Operand s, int shift) {
        long a = cut(cpu.registers[Cpu.RAX], shift);
        long b = s.get(cpu);
        long low = a * b;
        long high = shift == 0 ? Math.multiplyHigh(a, b) : low >> 64 - shift;
        long r = cut(low, shift);
        setProduct(cpu, low, high, shift);
        cpu.flags.result(r, high != r >> 63 ? CARRY_AND_OVERFLOW : 0);
    }

    private static void setProduct(Cpu cpu, long low, long high, int shift) {
        if (shift == 56) {
            setRegister(cpu, Cpu.RAX, low & 0xFF | (high & 0xFF) << 8, 48);
        } else {
            setRegister(cpu, Cpu.RAX, low, shift);
            setRegister(cpu, Cpu.RDX, high, shift);
        }
    }

    /// Writes a register as an instruction of that width does: 32 bits clear the upper half, 16 and 8 keep the rest.
    static void setRegister(Cpu cpu, int number, long value, int shift) {
        long mask = -1L >>> shift;
        cpu.registers[number] = shift <= 32 ? value & mask : cpu.registers[number] & ~mask | value & mask;
    }

    /// Unsigned division of RDX:RAX (AX for bytes).
    static void div(Cpu cpu, Operand s, int shift) {
        long mask = -1L >>> shift;
        long divisor = s.get(cpu) & mask;
        if (divisor == 0) {
            throw cpu.faults.raise(Vector.DIVIDE_ERROR);
        }
        long quotient;
        long remainder;
        if (shift == 0) {
            long high = cpu.registers[Cpu.RDX];
            if (Long.compareUnsigned(high, divisor) >= 0) {
                throw cpu.faults.raise(Vector.DIVIDE_ERROR);
            }
            quotient = Division.quotient(high, cpu.registers[Cpu.RAX], divisor);
            remainder = cpu.registers[Cpu.RAX] - quotient * divisor;
        } else {
            long dividend = dividend(cpu, shift);
            quotient = Long.divideUnsigned(dividend, divisor);
            remainder = dividend - quotient * divisor;
            if ((quotient & ~mask) != 0) {
                throw cpu.faults.raise(Vector.DIVIDE_ERROR);
            }
        }
        setQuotient(cpu, quotient, remainder, shift);
    }

    /// Signed division of RDX:RAX (AX for bytes).
    static void idiv(Cpu cpu, Operand s, int shift) {
        long divisor = s.get(cpu);
        if (divisor == 0) {
            throw cpu.faults.raise(Vector.DIVIDE_ERROR);
        }
        if (shift == 0) {
            idivWide(cpu, divisor);
            return;
        }
        long dividend = cut(dividend(cpu, shift), shift == 32 ? 0 : 64 - 2 * (64 - shift));
        boolean overflow = dividend == Long.MIN_VALUE && divisor == -1;
        long quotient = overflow ? 0 : dividend / divisor;
        if (overflow || cut(quotient, shift) != quotient) {
            throw cpu.faults.raise(Vector.DIVIDE_ERROR);
        }
        setQuotient(cpu, quotient, dividend - quotient * divisor, shift);
    }

    private static void idivWide(Cpu cpu, long divisor) {
        long high = cpu.registers[Cpu.RDX];
        long low = cpu.registers[Cpu.RAX];
        boolean negative = high < 0;
        if (negative) {
            high = ~high + (low == 0 ? 1 : 0);
            low = -low;
        }
        long magnitude = Math.abs(divisor);
        if (Long.compareUnsigned(high, magnitude) >= 0) {
            throw cpu.faults.raise(Vector.DIVIDE_ERROR);
        }
        long quotient = Division.quotient(high, low, magnitude);
        long remainder = low - quotient * magnitude;
        boolean negativeQuotient = negative != divisor < 0;
        if (negativeQuotient ? Long.compareUnsigned(quotient, Long.MIN_VALUE) > 0 : quotient < 0) {
            throw cpu.faults.raise(Vector.DIVIDE_ERROR);
        }
        setQuotient(cpu, negativeQuotient ? -quotient : quotient, negative ? -remainder : remainder, 0);
    }

    private static long dividend(Cpu cpu, int shift) {
        if (shift == 56) {
            return cpu.registers[Cpu.RAX] & 0xFFFF;
        }
        long mask = -1L >>> shift;
        return cpu.registers[Cpu.RAX] & mask | (cpu.registers[Cpu.RDX] & mask) << 64 - shift;
    }

    private static void setQuotient(Cpu cpu, long quotient, long remainder, int shift) {
        setProduct(cpu, quotient, remainder, shift);
    }

    /// `cbtw`, `cwtl`, `cltq`.
    static void extendAccumulator(Cpu cpu, Instruction in) {
        long a = cpu.registers[Cpu.RAX];
        switch (in.operandSize()) {
            case 2 -> setRegister(cpu, Cpu.RAX, (byte) a, 48);
            case 4 -> setRegister(cpu, Cpu.RAX, (short) a, 32);
            default -> cpu.registers[Cpu.RAX] = (int) a;
        }
    }

    /// `cwtd`, `cltd`, `cqto`.
    static void extendIntoData(Cpu cpu, Instruction in) {
        int shift = 64 - 8 * in.operandSize();
        setRegister(cpu, Cpu.RDX, cut(cpu.registers[Cpu.RAX], shift) >> 63, shift);
    }
}
