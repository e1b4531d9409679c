package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.StackUnit;
import ringside.machine.isa.Form;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Slot;
import ringside.machine.real.Format;
import ringside.machine.real.Real;

/// An x87 instruction that waits for a pending exception of the one before, and is remembered for its own.
abstract class StackNode extends Node {
    final Instruction in;
    final Operand.Address address;
    /// Register the instruction names, or -1.
    final int register;
    final int width;
    final boolean pops;

    StackNode(Instruction in) {
        this.in = in;
        address = in.memory() == null ? null : new Operand.Address(in);
        register = in.memory() == null && in.rm() >= 0 ? in.rm() & 7 : -1;
        width = address == null ? 0 : in.form().operands().getFirst().width(in.operandSize(), in.wide());
        pops = in.form().is(Form.Attribute.POPS) || in.form().op().name().endsWith("P");
    }

    @Override
    final void execute(Cpu cpu) {
        begin(cpu);
        cpu.stack.await();
        run(cpu, cpu.stack);
        cpu.stack.note((in.form().opcode() & 7) << 8 | in.modRm(), cpu.address(),
                address == null ? 0 : address.offset(cpu.registers), address != null);
        pass(cpu);
    }

    abstract void run(Cpu cpu, StackUnit unit);

    /// Reads a number of 4 or 8 bytes.
    final void load(Cpu cpu, Real to) {
        long bits = cpu.mmu.load(address.address(cpu.registers), width);
        if (width == 4) {
            Format.SINGLE.unpack(bits & 0xFFFF_FFFFL, to);
        } else {
            Format.DOUBLE.unpack(bits, to);
        }
    }

    final boolean hasInteger() {
        return in.form().op().name().startsWith("FI");
    }

    final Slot slot() {
        return in.form().operands().isEmpty() ? null : in.form().operands().getFirst();
    }
}
