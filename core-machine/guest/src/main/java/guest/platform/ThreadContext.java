package guest.platform;

import guest.raw.Code;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.Trusting;
import shared.layout.TrapFrame;

/// What a core keeps of a thread: a stack in ring 0 and, for a program's thread, an address space.
@RawAllowed(category = RawAllowed.Category.CONTEXT_SWITCH, reason = "lays out the first frames of a thread's stack and knows where it stopped")
public final class ThreadContext {
    private static final int SWITCH_FRAME_BYTES = 7 * 8;
    private static final int SAVED_R12 = 3 * 8;
    private static final int SAVED_RBX = 5 * 8;
    private static final int RETURN = 6 * 8;

    private static final int BOOT = 0;

    private static final int FRESH = 0;
    private static final int RUNNING = 1;
    private static final int SUSPENDED = 2;

    private final int slot;
    private final long stackTop;
    private final long savedStackPointer = Memory.addressOfElements(new byte[8]);
    private ProgramSpace space;
    private int state = FRESH;

    /// The thread that boots a core, which has no program.
    @Trusting("the stack below stackTop is the one in use")
    public ThreadContext(long stackTop) {
        this(BOOT, stackTop);
    }

    /// A thread that has not begun.
    @Trusting("slot, from 1, and the stack below stackTop are nobody else's; the stack is mapped")
    public ThreadContext(int slot, long stackTop) {
        this.slot = slot;
        this.stackTop = stackTop;
    }

    /// Number of the thread among those of its core; 0 for the one that boots.
    int slot() {
        return slot;
    }

    /// Top (exclusive) of the stack in ring 0.
    public long stackTop() {
        return stackTop;
    }

    /// The address space, or null for a thread without a program.
    ProgramSpace space() {
        return space;
    }

    /// True if a switch can lead here: the thread waits, and its program has not ended.
    boolean isSuspended() {
        return state == SUSPENDED && !hasEnded();
    }

    void setRunning() {
        state = RUNNING;
    }

    private boolean hasEnded() {
        return space != null && space.isReleased();
    }

    /// Makes this context begin in ring 3, where `program` begins. Does nothing if its thread runs, or waits for a program that has
    /// not ended.
    public void begin(ProgramSpace program) {
        if (state == RUNNING || state == SUSPENDED && !hasEnded()) {
            return;
        }
        space = program;
        long frame = stackTop - TrapFrame.BYTES;
        long stack = frame - SWITCH_FRAME_BYTES;
        Memory.fill(stack, 0, SWITCH_FRAME_BYTES);
        UserFrame.fill(frame, program.entry(), program.stackPointer(), 0);
        Memory.store64(stack + SAVED_RBX, Code.address("guest/platform/ThreadContext.enterProgram"));
        Memory.store64(stack + SAVED_R12, frame);
        Memory.store64(stack + RETURN, Code.stub("threadStart"));
        Memory.store64(savedStackPointer, stack);
        state = SUSPENDED;
    }

    /// Where a new thread begins: enters ring 3 with the registers of the trap frame at `frame`.
    static void enterProgram(long frame) {
        Code.resume(frame);
    }

    /// Leaves this thread, which runs, for `next`, which is suspended, until somebody switches back.
    void leaveFor(ThreadContext next) {
        state = SUSPENDED;
        next.state = RUNNING;
        Code.switchStack(savedStackPointer, Memory.load64(next.savedStackPointer));
    }
}
