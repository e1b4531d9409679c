package ringside.machine.isa;

/// The place of one operand, in the notation of Intel SDM vol. 2, appendix A.2: a letter for where it is, a letter for its width.
public enum Slot {
    EB, EW, ED, EV, GB, GV, RY, CY, DY, SW, M, IB, IS, IW, IZ, IV, JB, JZ, AP, OB, OV, ZB, ZV, AL, RAX, EAX, CL, DX, ONE, ES, CS, SS, DS, FS, GS,
    XB, XV, XZ, YB, YV, YZ;

    /// Width in bytes, given the instruction's operand size and whether the processor is in 64-bit mode.
    public int width(int operandSize, boolean wide) {
        return switch (this) {
            case EB, GB, IB, JB, OB, ZB, AL, CL, ONE, XB, YB -> 1;
            case EW, IW, DX, SW, ES, CS, SS, DS, FS, GS -> 2;
            case ED -> 4;
            case EV, GV, IS, IV, OV, ZV, RAX, M, XV, YV, AP -> operandSize;
            case IZ, JZ, EAX, XZ, YZ -> Math.min(operandSize, 4);
            case RY, CY, DY -> wide ? 8 : 4;
        };
    }

    /// Named by the r/m field of a ModRM byte.
    public boolean isRegisterOrMemory() {
        return switch (this) {
            case EB, EW, ED, EV, M, RY -> true;
            default -> false;
        };
    }

    /// A general-purpose register whose name tells the reader the operand size.
    boolean namesSize() {
        return switch (this) {
            case GB, GV, RY, ZB, ZV, AL, RAX, EAX, SW -> true;
            default -> false;
        };
    }
}
