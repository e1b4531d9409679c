package ringside.machine.isa;

/// The place of one operand, in the notation of Intel SDM vol. 2, appendix A.2: a letter for where it is, a letter for its width.
public enum Slot {
    EB, EW, ED, EV, GB, GV, RY, CY, DY, SW, M, IB, IS, IW, IZ, IV, JB, JZ, AP, OB, OV, ZB, ZV, AL, RAX, EAX, CL, DX, ONE, ES, CS, SS, DS, FS, GS,
    XB, XV, XZ, YB, YV, YZ,
    /// Of [#EV] and [#GV], those that have no 16-bit form.
    EY, GY, GD, GW,
    /// A 32-bit register or 16 bits of memory.
    RW,
    /// 64-bit registers, or memory.
    PQ, QQ, QD,
    /// 128-bit registers, or memory of less.
    VX, WX, WQ, WD,
    /// Memory of 2, 4, 8 and 10 bytes; registers of the x87 stack.
    MW, MD, MQ, MT, ST0, STI, AX;

    /// Width in bytes, given the instruction's operand size and whether the processor is in 64-bit mode.
    public int width(int operandSize, boolean wide) {
        return switch (this) {
            case EB, GB, IB, JB, OB, ZB, AL, CL, ONE, XB, YB -> 1;
            case EW, IW, DX, SW, ES, CS, SS, DS, FS, GS, RW, MW, AX, GW -> 2;
            case ED -> Math.min(operandSize, 4);
            case GD, QD, WD, MD -> 4;
            case EY, GY -> operandSize == 8 ? 8 : 4;
            case PQ, QQ, WQ, MQ -> 8;
            case MT, ST0, STI -> 10;
            case VX, WX -> 16;
            case EV, GV, IS, IV, OV, ZV, RAX, M, XV, YV, AP -> operandSize;
            case IZ, JZ, EAX, XZ, YZ -> Math.min(operandSize, 4);
            case RY, CY, DY -> wide ? 8 : 4;
        };
    }

    /// Named by the r/m field of a ModRM byte.
    public boolean isRegisterOrMemory() {
        return switch (this) {
            case EB, EW, ED, EV, M, RY, EY -> true;
            default -> false;
        };
    }

    /// Needs no suffix to tell the width of memory: the mnemonic does.
    boolean isInMnemonic() {
        return ordinal() >= EY.ordinal();
    }

    /// A general-purpose register whose name tells the reader the operand size.
    boolean namesSize() {
        return switch (this) {
            case GB, GV, GW, RY, ZB, ZV, AL, RAX, EAX, SW, AX -> true;
            default -> false;
        };
    }
}
