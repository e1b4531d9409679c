package ringside.machine.isa;

/// One decoded instruction.
///
/// @param address     of its first byte
/// @param wide        decoded for 64-bit mode
/// @param operandSize bytes: 2, 4 or 8
/// @param addressSize bytes: 2, 4 or 8
/// @param reg         register number of the ModRM reg field or of the opcode, REX included
/// @param rm          register number of the ModRM r/m field, or -1 where it names memory
/// @param memory      null where there is none
/// @param immediate   sign-extended first immediate, branch displacement, or absolute offset
/// @param second      second immediate (`enter`, far pointers), else 0
public record Instruction(Form form, long address, int length, boolean wide, int operandSize, int addressSize, int reg, int rm,
                          MemoryOperand memory, long immediate, long second, Prefixes prefixes) {

    /// @param rex     the REX byte or 0
    /// @param segment overriding segment register number or -1
    public record Prefixes(boolean lock, boolean repeat, boolean repeatNotEqual, boolean operandSize, int rex, int segment) {}

    /// The ModRM byte of an instruction whose registers need no REX prefix, as far as it can be told from the operands: x87 instructions.
    public int modRm() {
        return form.modRm() == Form.ModRm.EXACT ? form.digit() : (rm >= 0 ? 0xC0 | rm & 7 : 0) | (reg & 7) << 3;
    }

    /// Address of the instruction behind this one.
    public long next() {
        return address + length;
    }

    /// Target of a relative branch.
    public long target() {
        return next() + immediate & codeMask();
    }

    /// Bits of an instruction address that a near branch of this operand size keeps. Intel SDM vol. 2A, JMP.
    public long codeMask() {
        return wide ? -1L : operandSize == 2 ? 0xFFFF : 0xFFFF_FFFFL;
    }

    /// Bits of an offset of this address size.
    public long addressMask() {
        return -1L >>> 64 - 8 * addressSize;
    }

    /// Whether byte register `number` means AH, CH, DH or BH.
    public boolean isHighByte(int number) {
        return prefixes.rex == 0 && number >= 4 && number < 8;
    }

    /// Register number of an operand that is a general-purpose register, or -1.
    public int register(Slot slot) {
        return switch (slot) {
            case EB, EW, ED, EV, RY, EY, RW -> rm;
            case GB, GV, GW, GY, GD, ZB, ZV -> reg;
            case AL, RAX, EAX, AX -> 0;
            case CL -> 1;
            case DX -> 2;
            default -> -1;
        };
    }
}
