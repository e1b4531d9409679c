package guest.platform;

import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.Trusting;
import shared.layout.TrapFrame;
import shared.layout.Vector;

/// Recognises checks that compiled code failed: `ud2` followed by the byte of a [shared.layout.TrapCause].
@RawAllowed(category = RawAllowed.Category.RUNTIME, reason = "reads the bytes of the instruction that trapped")
public final class FailedCheck {
    /// The answer for traps that are no failed check.
    public static final int NONE = 0;

    private static final int UD2 = 0x0B0F;
    private static final int UD2_BYTES = 2;
    private static final int READ_BYTES = 3;

    private final long bytes = Memory.addressOfElements(new byte[8]);

    /// Cause of the trap described by `frame`, or [#NONE]. The code is read with a fault fix-up, because it may be a program's.
    @Trusting("frame is a trap frame")
    public int cause(long frame) {
        if (Memory.load64(frame + TrapFrame.VECTOR) != Vector.INVALID_OPCODE) {
            return NONE;
        }
        if (Memory.copyUser(bytes, Memory.load64(frame + TrapFrame.RIP), READ_BYTES) != 0 || Memory.load16(bytes) != UD2) {
            return NONE;
        }
        return Memory.load8(bytes + UD2_BYTES);
    }
}
