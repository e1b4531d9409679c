package ringside.machine.exec;

import static ringside.machine.exec.Actions.cut;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Flags;
import ringside.machine.isa.Instruction;

/// Shifts and rotates. A count of 0, after masking, leaves flags and value; OF is computed for every count
/// by the rule Intel gives for a count of 1 (for others it is undefined).
final class Shifts {
    private Shifts() {}

    private static int count(long count, int shift) {
        return (int) count & (shift == 0 ? 63 : 31);
    }

    private static int carryAndOverflow(boolean carry, boolean overflow) {
        return (carry ? Flags.CF : 0) | (overflow ? Flags.OF : 0);
    }

    static void shl(Cpu cpu, Operand d, Operand s, int shift) {
        int n = count(s.get(cpu), shift);
        if (n == 0) {
            d.keep(cpu);
            return;
        }
        long a = d.getForUpdate(cpu);
        long r = cut(a << n, shift);
        boolean carry = n <= 64 - shift && (a >>> 64 - shift - n & 1) != 0;
        d.set(cpu, r);
        cpu.flags.result(r, carryAndOverflow(carry, r < 0 != carry));
    }

    static void shr(Cpu cpu, Operand d, Operand s, int shift) {
        int n = count(s.get(cpu), shift);
        if (n == 0) {
            d.keep(cpu);
            return;
        }
        long a = d.getForUpdate(cpu);
        long unsigned = a & -1L >>> shift;
        long r = cut(unsigned >>> n, shift);
        d.set(cpu, r);
        cpu.flags.result(r, carryAndOverflow((unsigned >>> n - 1 & 1) != 0, a < 0));
    }

    static void sar(Cpu cpu, Operand d, Operand s, int shift) {
        int n = count(s.get(cpu), shift);
        if (n == 0) {
            d.keep(cpu);
            return;
        }
        long a = d.getForUpdate(cpu);
        long r = a >> n;
        d.set(cpu, r);
        cpu.flags.result(r, carryAndOverflow((a >> n - 1 & 1) != 0, false));
    }

    static void rol(Cpu cpu, Operand d, Operand s, int shift) {
        int n = count(s.get(cpu), shift);
        if (n == 0) {
            d.keep(cpu);
            return;
        }
        long r = rotateLeft(d.getForUpdate(cpu), n, shift);
        d.set(cpu, r);
        boolean carry = (r & 1) != 0;
        cpu.flags.carryAndOverflow(carryAndOverflow(carry, r < 0 != carry));
    }

    static void ror(Cpu cpu, Operand d, Operand s, int shift) {
        int n = count(s.get(cpu), shift);
        if (n == 0) {
            d.keep(cpu);
            return;
        }
        int bits = 64 - shift;
        long r = rotateLeft(d.getForUpdate(cpu), (bits - n % bits) % bits, shift);
        d.set(cpu, r);
        cpu.flags.carryAndOverflow(carryAndOverflow(r < 0, r < 0 != (r << shift + 1 < 0)));
    }

    private static long rotateLeft(long value, int count, int shift) {
        int bits = 64 - shift;
        int n = count % bits;
        long unsigned = value & -1L >>> shift;
        return n == 0 ? value : cut(unsigned << n | unsigned >>> bits - n, shift);
    }

    static void rcl(Cpu cpu, Operand d, Operand s, int shift) {
        rotateThroughCarry(cpu, d, count(s.get(cpu), shift), shift, true);
    }

    static void rcr(Cpu cpu, Operand d, Operand s, int shift) {
        rotateThroughCarry(cpu, d, count(s.get(cpu), shift), shift, false);
    }

    private static void rotateThroughCarry(Cpu cpu, Operand d, int masked, int shift, boolean left) {
        int bits = 64 - shift;
        int n = masked % (bits + 1);
        if (masked == 0) {
            d.keep(cpu);
            return;
        }
        long value = d.getForUpdate(cpu) & -1L >>> shift;
        long carry = cpu.flags.carry() ? 1 : 0;
        for (int i = 0; i < n; i++) {
            if (left) {
                long out = value >>> bits - 1 & 1;
                value = (value << 1 | carry) & -1L >>> shift;
                carry = out;
            } else {
                long out = value & 1;
                value = value >>> 1 | carry << bits - 1;
                carry = out;
            }
        }
        long r = cut(value, shift);
        d.set(cpu, r);
        boolean overflow = left ? r < 0 != (carry != 0) : r < 0 != (r << shift + 1 < 0);
        cpu.flags.carryAndOverflow(carryAndOverflow(carry != 0, overflow));
    }

    static void shld(Cpu cpu, Instruction in) {
        int shift = Actions.shift(in);
        int bits = 64 - shift;
        int n = count(Actions.operand(in, 2).get(cpu), shift);
        var d = Actions.operand(in, 0);
        if (n == 0) {
            d.keep(cpu);
            return;
        }
        long a = d.getForUpdate(cpu);
        long b = Actions.operand(in, 1).get(cpu) & -1L >>> shift;
        long r;
        boolean carry;
        if (n > bits) {
            // 16 bits only, where Intel leaves the result undefined: a:b rotated on, as processors do.
            r = cut(b << n - bits | (a & -1L >>> shift) >>> 2 * bits - n, shift);
            carry = (b >>> 2 * bits - n & 1) != 0;
        } else {
            r = cut(n == bits ? b : a << n | b >>> bits - n, shift);
            carry = (a >>> bits - n & 1) != 0;
        }
        d.set(cpu, r);
        cpu.flags.result(r, carryAndOverflow(carry, r < 0 != a < 0));
    }

    static void shrd(Cpu cpu, Instruction in) {
        int shift = Actions.shift(in);
        int bits = 64 - shift;
        int n = count(Actions.operand(in, 2).get(cpu), shift);
        var d = Actions.operand(in, 0);
        if (n == 0) {
            d.keep(cpu);
            return;
        }
        long old = d.getForUpdate(cpu);
        long a = old & -1L >>> shift;
        long b = Actions.operand(in, 1).get(cpu) & -1L >>> shift;
        long r;
        boolean carry;
        if (n > bits) {
            r = cut(b >>> n - bits | a << 2 * bits - n, shift);
            carry = (b >>> n - bits - 1 & 1) != 0;
        } else {
            r = cut(n == bits ? b : a >>> n | b << bits - n, shift);
            carry = (a >>> n - 1 & 1) != 0;
        }
        d.set(cpu, r);
        cpu.flags.result(r, carryAndOverflow(carry, r < 0 != old < 0));
    }
}
