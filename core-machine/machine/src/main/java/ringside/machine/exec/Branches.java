package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;

/// Conditional branches, traps and returns.
final class Branches {
    private Branches() {}

    static void conditional(Cpu cpu, Instruction in) {
        go(cpu, in, cpu.flags.condition(in.form().opcode() & 15));
    }

    static void loopWhileNotZero(Cpu cpu, Instruction in) {
        go(cpu, in, countDown(cpu, in) && !cpu.flags.zero());
    }

    static void loopWhileZero(Cpu cpu, Instruction in) {
        go(cpu, in, countDown(cpu, in) && cpu.flags.zero());
    }

    static void loop(Cpu cpu, Instruction in) {
        go(cpu, in, countDown(cpu, in));
    }

    static void ifCountIsZero(Cpu cpu, Instruction in) {
        go(cpu, in, (cpu.registers[Cpu.RCX] & in.addressMask()) == 0);
    }

    private static boolean countDown(Cpu cpu, Instruction in) {
        long count = cpu.registers[Cpu.RCX] - 1 & in.addressMask();
        setAddress(cpu, Cpu.RCX, in, count);
        return count != 0;
    }

    /// Writes a register of address size; as for operands, 16 bits leave the others alone and 32 bits clear the upper half.
    static void setAddress(Cpu cpu, int register, Instruction in, long value) {
        long mask = in.addressMask();
        cpu.registers[register] = in.addressSize() == 2 ? cpu.registers[register] & ~mask | value & mask : value & mask;
    }

    private static void go(Cpu cpu, Instruction in, boolean taken) {
        cpu.rip = taken ? in.target() : in.wide() ? in.next() : in.next() & 0xFFFF_FFFFL;
    }

    static void breakpoint(Cpu cpu, Instruction in) {
        interrupt(cpu, in, 3);
    }

    static void debugInterrupt(Cpu cpu, Instruction in) {
        cpu.rip = in.next();
        cpu.delivery().debugInterrupt();
    }

    static void interrupt(Cpu cpu, Instruction in) {
        interrupt(cpu, in, (int) in.immediate());
    }

    private static void interrupt(Cpu cpu, Instruction in, int vector) {
        cpu.rip = in.next() & in.codeMask();
        cpu.delivery().softwareInterrupt(vector);
    }

    static void interruptReturn(Cpu cpu, Instruction in) {
        cpu.returns().interruptReturn(in.operandSize());
    }

    static void undefined(Cpu cpu, Instruction in) {
        throw cpu.faults.undefined();
    }

    static void tooLong(Cpu cpu, Instruction in) {
        throw cpu.faults.generalProtection(0);
    }
}
