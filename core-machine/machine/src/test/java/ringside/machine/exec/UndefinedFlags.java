package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Flags;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Slot;

/// Which flags the manual leaves open after a case: those the table names, and what depends on a count.
final class UndefinedFlags {
    private static final String LETTERS = "oszapc";
    private static final int[] BITS = {Flags.OF, Flags.SF, Flags.ZF, Flags.AF, Flags.PF, Flags.CF};

    private UndefinedFlags() {}

    /// The flags to compare. RF is the tracer's, not the instruction's.
    static long mask(HostCase from, Instruction in) {
        long mask = ~(long) Flags.RF;
        if (in.form() == null) {
            return mask;
        }
        for (char letter : in.form().flagsUndefined().toCharArray()) {
            mask &= ~BITS[LETTERS.indexOf(letter)];
        }
        return switch (in.form().op()) {
            case SHL, SHR, SAR, ROL, ROR, RCL, RCR, SHLD, SHRD -> mask & ~ofCount(from, in);
            default -> mask;
        };
    }

    private static long ofCount(HostCase from, Instruction in) {
        var slot = in.form().operands().getLast();
        int width = in.form().operands().getFirst().width(in.operandSize(), true);
        int count = (int) (slot == Slot.CL ? from.general[Cpu.RCX] : slot == Slot.ONE ? 1 : in.immediate()) & (width == 8 ? 63 : 31);
        long open = count == 1 || count == 0 ? 0 : Flags.OF;
        boolean shifts = switch (in.form().op()) {
            case SHL, SHR, SHLD, SHRD -> true;
            default -> false;
        };
        if (shifts && count > 8 * width - 1) {
            open |= Flags.CF;
        }
        return open;
    }
}
