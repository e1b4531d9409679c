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
        go(cpu, in, (cpu.registers[Cpu.RCX] & addressMask(in)) == 0);
    }

    private static boolean countDown(Cpu cpu, Instruction in) {
        long count = cpu.registers[Cpu.RCX] - 1 & addressMask(in);
        cpu.registers[Cpu.RCX] = count;
        return count != 0;
    }

    static long addressMask(Instruction in) {
        return in.addressSize() == 8 ? -1L : 0xFFFF_FFFFL;
    }

    private static void go(Cpu cpu, Instruction in, boolean taken) {
        cpu.rip = taken ? in.target() : in.wide() ? in.next() : in.next() & 0xFFFF_FFFFL;
    }

    static void breakpoint(Cpu cpu, Instruction in) {
        interrupt(cpu, in, 3);
    }

    static void interrupt(Cpu cpu, Instruction in) {
        interrupt(cpu, in, (int) in.immediate());
    }

    private static void interrupt(Cpu cpu, Instruction in, int vector) {
        cpu.rip = in.next();
        cpu.delivery().softwareInterrupt(vector);
    }

    static void interruptReturn(Cpu cpu, Instruction in) {
        cpu.delivery().interruptReturn(in.operandSize());
    }

    static void systemCall(Cpu cpu, Instruction in) {
        cpu.msrs().systemCall(in.next());
    }

    static void systemReturn(Cpu cpu, Instruction in) {
        cpu.msrs().systemReturn(in.operandSize());
    }

    static void undefined(Cpu cpu, Instruction in) {
        throw cpu.faults.undefined();
    }

    static void tooLong(Cpu cpu, Instruction in) {
        throw cpu.faults.generalProtection(0);
    }
}
