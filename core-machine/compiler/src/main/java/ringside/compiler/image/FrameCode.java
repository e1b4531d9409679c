package ringside.compiler.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What compiled methods do to the stack on their way in and out, read from their machine code.
///
/// A method pushes the registers it must preserve and then makes room below them; in between RSP does not change but in calls. On its way
/// out it gives up the room, pops what it pushed, and returns.
public final class FrameCode {
    private static final int PUSH = 0x50;
    private static final int POP = 0x58;
    private static final int SUBTRACT = 0xEC;
    private static final int ADD = 0xC4;
    private static final int RETURN = 0xC3;
    private static final int REX_B = 0x41;

    /// An instruction that moves RSP.
    ///
    /// @param length   bytes of code
    /// @param bytes    by which the frame grows or, on the way out, shrinks
    /// @param register that is pushed or popped, numbered as in [ImageMap.VariablePlace]; [#NO_REGISTER] where there is only room
    public record Step(int length, int bytes, int register) {
        public static final int NO_REGISTER = -1;
    }

    private FrameCode() {}

    /// The instructions with which a method makes its frame, as far as they can be told.
    ///
    /// @param code  of the method, from its start
    /// @param frame bytes they add up to
    public static List<Step> prologue(byte[] code, int frame) {
        var steps = new ArrayList<Step>();
        int at = 0;
        for (int made = 0; made < frame; made += steps.getLast().bytes) {
            var step = step(code, at, PUSH, SUBTRACT);
            if (step.isEmpty()) {
                return steps;
            }
            steps.add(step.get());
            at += step.get().length;
        }
        return steps;
    }

    /// The instructions with which a method that is on its way out gives up what is left of its frame; empty where `code` goes on otherwise.
    ///
    /// @param code from the next instruction
    public static Optional<List<Step>> epilogue(byte[] code) {
        var steps = new ArrayList<Step>();
        int at = 0;
        for (var step = step(code, at, POP, ADD); step.isPresent(); step = step(code, at, POP, ADD)) {
            steps.add(step.get());
            at += step.get().length;
        }
        return at < code.length && (code[at] & 0xFF) == RETURN ? Optional.of(steps) : Optional.empty();
    }

    /// @param single opcode that moves one register
    /// @param room   ModRM byte of group 1 with RSP as its operand
    private static Optional<Step> step(byte[] code, int at, int single, int room) {
        int rex = at < code.length && (code[at] & 0xFF) == REX_B ? 1 : 0;
        if (at + rex < code.length && (code[at + rex] & 0xF8) == single) {
            return Optional.of(new Step(1 + rex, 8, code[at + rex] & 7 | rex << 3));
        }
        if (starts(code, at, 4, 0x83, room)) {
            return Optional.of(new Step(4, code[at + 3], Step.NO_REGISTER));
        }
        if (starts(code, at, 7, 0x81, room)) {
            int bytes = code[at + 3] & 0xFF | (code[at + 4] & 0xFF) << 8 | (code[at + 5] & 0xFF) << 16 | code[at + 6] << 24;
            return Optional.of(new Step(7, bytes, Step.NO_REGISTER));
        }
        return Optional.empty();
    }

    /// Whether an instruction with a 64-bit operand stands there whole.
    private static boolean starts(byte[] code, int at, int length, int opcode, int operand) {
        return at + length <= code.length && (code[at] & 0xFF) == 0x48 && (code[at + 1] & 0xFF) == opcode && (code[at + 2] & 0xFF) == operand;
    }
}
