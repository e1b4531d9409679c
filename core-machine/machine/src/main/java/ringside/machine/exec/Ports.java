package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Slot;

/// `in` and `out`. Outside the I/O privilege level the task state segment's permission bitmap decides, bit by bit.
/// Intel SDM vol. 1 §19.5.2.
final class Ports {
    private Ports() {}

    static void in(Cpu cpu, Instruction in) {
        int width = in.form().operands().get(0).width(in.operandSize(), in.wide());
        int port = port(cpu, in, in.form().operands().get(1));
        cpu.requirePort(port, width);
        long value = cpu.machinery.readPort(port, width);
        Arithmetic.setRegister(cpu, Cpu.RAX, value & -1L >>> 64 - 8 * width, 64 - 8 * width);
    }

    static void out(Cpu cpu, Instruction in) {
        int width = in.form().operands().get(1).width(in.operandSize(), in.wide());
        int port = port(cpu, in, in.form().operands().get(0));
        cpu.requirePort(port, width);
        cpu.machinery.writePort(port, width, (int) (cpu.registers[Cpu.RAX] & -1L >>> 64 - 8 * width));
    }

    private static int port(Cpu cpu, Instruction in, Slot slot) {
        return slot == Slot.DX ? (int) cpu.registers[Cpu.RDX] & 0xFFFF : (int) in.immediate();
    }
}
