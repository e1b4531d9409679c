package ringside.compiler.link;

import java.util.List;

/// How a debugger finds callers: the `.debug_frame` section (DWARF 4 §6.4).
///
/// Frames are fixed, so only the prologue changes where the caller's frame lies: its `push` and `sub` instructions are read
/// from the code until they add up to the unit's frame size. Within an epilogue the answer is wrong by what was popped. Stubs that
/// nobody called have no return address, which ends a backtrace.
final class DebugFrames {
    private static final int VERSION = 4;
    private static final int RETURN_ADDRESS = 16;
    /// DWARF numbers of the registers in encoding order (System V ABI AMD64, figure 3.36).
    static final int[] NUMBERS = {0, 2, 1, 3, 7, 6, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15};
    static final int STACK_POINTER = 7;
    private static final int DATA_ALIGNMENT = -8;

    private static final int ADVANCE_LOC = 0x40;
    private static final int OFFSET = 0x80;
    private static final int UNDEFINED = 0x07;
    private static final int DEF_CFA = 0x0C;
    private static final int DEF_CFA_OFFSET = 0x0E;

    private DebugFrames() {}

    static byte[] section(List<DebugLines.Placed> functions) {
        DwarfBytes common = new DwarfBytes().number(-1, 4).u8(VERSION, 0, 8, 0).unsigned(1).signed(DATA_ALIGNMENT)
                .unsigned(RETURN_ADDRESS)
                .u8(DEF_CFA).unsigned(STACK_POINTER).unsigned(8)
                .u8(OFFSET | RETURN_ADDRESS).unsigned(1);
        DwarfBytes section = padded(common);
        for (DebugLines.Placed function : functions) {
            section.append(padded(new DwarfBytes().number(0, 4).number(function.start(), 8)
                    .number(function.unit().code().length, 8).append(prologue(function.unit()))));
        }
        return section.toByteArray();
    }

    /// Entries are multiples of 8 bytes; 0 is DW_CFA_nop.
    private static DwarfBytes padded(DwarfBytes entry) {
        while ((entry.size() + 4) % 8 != 0) {
            entry.u8(0);
        }
        return entry.withLength();
    }

    private static DwarfBytes prologue(CodeUnit unit) {
        DwarfBytes rules = new DwarfBytes();
        if (unit.frame() == Stub.NO_CALLER) {
            return rules.u8(UNDEFINED).unsigned(RETURN_ADDRESS);
        }
        byte[] code = unit.code();
        int frame = 0;
        int at = 0;
        while (frame < unit.frame() && at < code.length) {
            int rex = code[at] == 0x41 ? 1 : 0;
            int length;
            if ((code[at + rex] & 0xF8) == 0x50) {
                length = 1 + rex;
                frame += 8;
                int register = NUMBERS[code[at + rex] & 7 | rex << 3];
                advance(rules, length, frame).u8(OFFSET | register).unsigned(frame / 8 + 1);
            } else if (starts(code, at, 0x48, 0x83, 0xEC)) {
                length = 4;
                frame += code[at + 3];
                advance(rules, length, frame);
            } else if (starts(code, at, 0x48, 0x81, 0xEC)) {
                length = 7;
                frame += code[at + 3] & 0xFF | (code[at + 4] & 0xFF) << 8 | (code[at + 5] & 0xFF) << 16 | code[at + 6] << 24;
                advance(rules, length, frame);
            } else {
                return rules;
            }
            at += length;
        }
        return rules;
    }

    private static DwarfBytes advance(DwarfBytes rules, int bytes, int frame) {
        return rules.u8(ADVANCE_LOC | bytes, DEF_CFA_OFFSET).unsigned(frame + 8);
    }

    /// Whether a group-1 instruction with these opcode bytes and its immediate stands at `at`.
    private static boolean starts(byte[] code, int at, int... bytes) {
        int operand = bytes[1] == 0x83 ? 1 : 4;
        if (at + bytes.length + operand > code.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((code[at + i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
