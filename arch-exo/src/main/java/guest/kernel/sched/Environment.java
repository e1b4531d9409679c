package guest.kernel.sched;

import guest.kernel.binding.FrameTable;
import guest.kernel.mm.AddressSpace;
import shared.layout.TrapFrame;

/// What the kernel knows of a program: an address space, a place for its registers, and where it wants to be called. No file, no
/// process tree, no heap.
///
/// ```text
/// …                        the kernel's stack while it works for the environment, growing down
/// top - TrapFrame.BYTES    its registers, pushed at every entry from ring 3
/// top
/// ```
/// Nothing in the kernel waits on a stack: of an environment that does not run only the registers count.
public final class Environment {
    public static final int FREE = 0;
    /// Its creator still furnishes it.
    public static final int MADE = 1;
    public static final int READY = 2;
    public static final int RUNNING = 3;
    public static final int WAITING = 4;
    /// Has ended; its creator has not collected the outcome.
    public static final int ENDED = 5;

    public static final int NAME_BYTES = 48;
    public static final long NEVER = Long.MAX_VALUE;

    public final int number;
    public final long top;
    public final long frame;
    public final AddressSpace space;
    public final byte[] name = new byte[NAME_BYTES];
    public int nameLength;
    public int state;
    public Environment creator;
    /// See [guest.kernel.call.KernelCall#COLLECT].
    public int outcome;

    /// Where upcalls arrive (0: nowhere), with what argument, and on which stack, which is also the save area.
    public long upcallEntry;
    public long upcallArgument;
    public long upcallStack;
    public long upcallStackBytes;
    /// Events to tell by the next upcall.
    int announced;
    /// Something was posted since the last wait.
    boolean woken;
    /// Nanoseconds since boot at which the alarm rings.
    public long deadline = NEVER;
    /// Was refused the receiving side of the console.
    public boolean wantsInput;
    /// Frame of its [guest.kernel.revoke.RepossessionVector], [FrameTable#ANY] for none.
    public long vector = FrameTable.ANY;
    /// Frames it was asked for and has not given back, and the nanosecond since boot at which they are taken.
    public int owes;
    long answerBy = NEVER;
    /// Waits for frames to become free.
    public boolean wantsFrames;

    public Environment(int number, long top, AddressSpace space) {
        this.number = number;
        this.top = top;
        this.frame = top - TrapFrame.BYTES;
        this.space = space;
    }

    /// Runs, or could.
    public boolean isAlive() {
        return state == READY || state == RUNNING || state == WAITING;
    }

    /// Takes a free environment into use.
    public void make(Environment maker) {
        state = MADE;
        creator = maker;
        upcallEntry = 0;
        announced = 0;
        woken = false;
        deadline = NEVER;
        wantsInput = false;
        vector = FrameTable.ANY;
        owes = 0;
        answerBy = NEVER;
        wantsFrames = false;
    }
}
