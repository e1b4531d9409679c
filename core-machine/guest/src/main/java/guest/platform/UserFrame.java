package guest.platform;

import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.Trusting;
import shared.layout.Selector;
import shared.layout.TrapFrame;

/// The trap frame with which a thread first enters ring 3, and what a frame says about where it came from.
@RawAllowed(category = RawAllowed.Category.CONTEXT_SWITCH, reason = "lays out the registers with which ring 3 begins")
public final class UserFrame {
    /// RFLAGS with interrupts on; bit 1 is always set (Intel SDM vol. 1 §3.4.3).
    private static final long INTERRUPTS_ON = 0x202;
    private static final int RING = 3;

    private UserFrame() {}

    /// Fills the frame at `frame`: ring 3, interrupts on, `argument` in RDI, every other register 0.
    @Trusting("frame is room for a trap frame")
    public static void fill(long frame, long instruction, long stackPointer, long argument) {
        Memory.fill(frame, 0, TrapFrame.BYTES);
        Memory.store64(frame + TrapFrame.RIP, instruction);
        Memory.store64(frame + TrapFrame.CS, Selector.USER_CODE);
        Memory.store64(frame + TrapFrame.RFLAGS, INTERRUPTS_ON);
        Memory.store64(frame + TrapFrame.RSP, stackPointer);
        Memory.store64(frame + TrapFrame.SS, Selector.USER_DATA);
        Memory.store64(frame + TrapFrame.RDI, argument);
    }

    /// True if the frame was made by a trap from ring 3.
    @Trusting("frame is a trap frame")
    public static boolean isUser(long frame) {
        return (Memory.load64(frame + TrapFrame.CS) & RING) == RING;
    }
}
