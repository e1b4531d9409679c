package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Slot;

/// Recognises instructions whose operands are a 32- or 64-bit register and a register or immediate, in whatever encoding.
final class Simple {
    private Simple() {}

    private static Slot slot(Instruction in, int number) {
        return in.form().operands().get(number);
    }

    /// Register (or, second, immediate) operands, both of full width, no memory.
    static boolean isRegisterForm(Instruction in) {
        return in.memory() == null && in.form().operands().size() == 2 && isFullRegister(in, slot(in, 0))
                && (isFullRegister(in, slot(in, 1)) || isImmediate(slot(in, 1)));
    }

    /// Destination register, source in memory.
    static boolean isLoadForm(Instruction in) {
        return in.memory() != null && in.form().operands().size() == 2 && slot(in, 0) == Slot.GV && slot(in, 1) == Slot.EV;
    }

    /// Destination in memory, of any width; source register or immediate.
    static boolean isStoreForm(Instruction in) {
        return in.memory() != null && in.form().operands().size() == 2 && (slot(in, 0) == Slot.EV || slot(in, 0) == Slot.EB)
                && (isImmediate(slot(in, 1)) || in.register(slot(in, 1)) >= 0 && !isHighByte(in));
    }

    private static boolean isHighByte(Instruction in) {
        return slot(in, 1) == Slot.GB && in.isHighByte(in.reg());
    }

    private static boolean isFullRegister(Instruction in, Slot slot) {
        return switch (slot) {
            case EV, GV, ZV, RAX -> in.register(slot) >= 0;
            default -> false;
        };
    }

    static boolean isImmediate(Slot slot) {
        return switch (slot) {
            case IB, IS, IZ, IV -> true;
            default -> false;
        };
    }

    static int destination(Instruction in) {
        return in.register(slot(in, 0));
    }

    static int source(Instruction in) {
        return isImmediate(slot(in, 1)) ? Cpu.ZERO : in.register(slot(in, 1));
    }

    static long constant(Instruction in) {
        return isImmediate(slot(in, 1)) ? in.immediate() : 0;
    }
}
