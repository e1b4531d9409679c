package guest.kernel.sched;

import guest.platform.PageTables;
import guest.platform.UserBuffer;
import guest.raw.Code;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.TrapFrame;

/// A process with its one thread: an address space in ring 3 and a stack in ring 0. Records are reused.
@RawAllowed(category = RawAllowed.Category.CONTEXT_SWITCH, reason = "lays out the first frames of a task's kernel stack")
public final class Task {
    /// Slot of the task that runs when no other can: the boot thread.
    public static final int IDLE = 0;

    private static final int SWITCH_FRAME_BYTES = 7 * 8;
    private static final int SAVED_R12 = 3 * 8;
    private static final int SAVED_RBX = 5 * 8;
    private static final int RETURN = 6 * 8;

    /// Place in the scheduler's table.
    final int slot;
    /// Next task in the queue this task stands in, if any.
    Task next;
    /// When to wake, in nanoseconds since boot, while the task sleeps.
    long deadline;
    /// True from [Scheduler#admit] until the task's stack is out of use again.
    boolean inUse;

    private final UserBuffer buffer = new UserBuffer();
    private final byte[] scratch = new byte[16];
    private final long savedStackPointer = Memory.addressOfElements(new byte[8]);
    private long stackTop;
    private int id;
    private byte[] name;
    private PageTables space;

    Task(int slot) {
        this.slot = slot;
    }

    /// True for the task that runs when no other can.
    public boolean isIdle() {
        return slot == IDLE;
    }

    /// Process number, from 1; 0 for the idle task.
    public int id() {
        return id;
    }

    /// The program's name as Latin-1 bytes.
    public byte[] name() {
        return name;
    }

    /// The address space, null for the idle task.
    public PageTables space() {
        return space;
    }

    /// The memory that the task's present system call is about.
    public UserBuffer buffer() {
        return buffer;
    }

    /// Room for a small structure that the present system call reads from the program.
    public byte[] scratch() {
        return scratch;
    }

    /// Top (exclusive) of the kernel stack.
    public long stackTop() {
        return stackTop;
    }

    void setStackTop(long top) {
        stackTop = top;
    }

    /// Makes this record a process that will begin in ring 3 at the registers of the frame which [#userFrame] gives.
    void begin(int id, byte[] name, PageTables space) {
        this.id = id;
        this.name = name;
        this.space = space;
        long stack = userFrame() - SWITCH_FRAME_BYTES;
        Memory.fill(stack, 0, SWITCH_FRAME_BYTES + TrapFrame.BYTES);
        Memory.store64(stack + SAVED_RBX, Code.address("guest/kernel/sched/Scheduler.enterProgram"));
        Memory.store64(stack + SAVED_R12, userFrame());
        Memory.store64(stack + RETURN, Code.stub("threadStart"));
        Memory.store64(savedStackPointer, stack);
    }

    /// Address of the trap frame at the top of the kernel stack.
    public long userFrame() {
        return stackTop - TrapFrame.BYTES;
    }

    /// Leaves this task for `other` until somebody switches back.
    void switchTo(Task other) {
        Code.switchStack(savedStackPointer, Memory.load64(other.savedStackPointer));
    }
}
