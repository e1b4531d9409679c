package guest.task;

import guest.platform.ProgramSpace;
import guest.platform.ThreadContext;
import guest.platform.UserBuffer;

/// A process with its one thread: an address space in ring 3 and a stack in ring 0. Records are reused.
public final class Task {
    /// Slot of the task that runs when no other can: the boot thread.
    public static final int IDLE = 0;

    /// Place in the scheduler's table.
    final int slot;
    /// Next task in the queue this task stands in, if any.
    Task next;
    /// When to wake, in nanoseconds since boot, while the task sleeps.
    long deadline;
    /// True from [Scheduler#admit] until the task has ended.
    boolean inUse;

    private final UserBuffer buffer = new UserBuffer();
    private final byte[] scratch = new byte[16];
    private ThreadContext context;
    private int id;
    private byte[] name;
    private ProgramSpace space;

    Task(int slot) {
        this.slot = slot;
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
    public ProgramSpace space() {
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

    ThreadContext context() {
        return context;
    }

    /// Makes this record the boot thread.
    void adopt(ThreadContext boot) {
        inUse = true;
        context = boot;
    }

    /// Makes this record a process that will begin where `space` says, on the stack of `context`.
    void begin(int id, byte[] name, ThreadContext context, ProgramSpace space) {
        inUse = true;
        this.id = id;
        this.name = name;
        this.context = context;
        this.space = space;
        context.begin(space);
    }
}
