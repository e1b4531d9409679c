package ringside.compiler.link;

import java.util.List;
import ringside.compiler.image.FrameCode;

/// How a debugger finds callers: the `.debug_frame` section (DWARF 4 §6.4).
///
/// Frames are fixed, so only the prologue changes where the caller's frame lies ([FrameCode]). Within an epilogue the answer is wrong by what was popped. Stubs that
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
        int frame = 0;
        for (FrameCode.Step step : FrameCode.prologue(unit.code(), unit.frame())) {
            frame += step.bytes();
            advance(rules, step.length(), frame);
            if (step.register() != FrameCode.Step.NO_REGISTER) {
                rules.u8(OFFSET | NUMBERS[step.register()]).unsigned(frame / 8 + 1);
            }
        }
        return rules;
    }

    private static void advance(DwarfBytes rules, int bytes, int frame) {
        rules.u8(ADVANCE_LOC | bytes, DEF_CFA_OFFSET).unsigned(frame + 8);
    }
}
