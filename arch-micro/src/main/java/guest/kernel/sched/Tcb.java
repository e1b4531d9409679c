package guest.kernel.sched;

import guest.kernel.cap.Domain;
import guest.message.Party;
import guest.platform.UserFrame;
import guest.raw.Code;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.layout.TrapFrame;

/// A thread control block: one thread of a protection domain and its kernel stack.
///
/// ```text
/// stack + 0                saved kernel stack pointer while the thread does not run
/// …                        kernel frames, growing down
/// top - TrapFrame.BYTES    registers of ring 3, pushed at every entry from ring 3
/// top
/// ```
/// Of a thread whose system call is over nothing but the registers of ring 3 counts.
///
/// Because a thread enters the kernel with an empty kernel stack, its ring-3 registers always stand at [#frame], where another
/// thread may read a message from them or write one into them.
@RawAllowed(category = Category.CONTEXT_SWITCH, reason = "lays out the registers of a new thread's first switch")
public final class Tcb extends Party {
    public static final int FREE = 0;
    public static final int RUNNING = 1;
    public static final int READY = 2;
    /// Waits in an endpoint until somebody receives its message.
    public static final int SENDING = 3;
    /// Its message was received; waits for the reply of [#partner].
    public static final int AWAITING_REPLY = 4;
    /// Waits in an endpoint for a message.
    public static final int RECEIVING = 5;
    public static final int AWAITING_INTERRUPT = 6;
    public static final int SLEEPING = 7;
    public static final int AWAITING_WORD = 8;
    /// Does not run: not yet, or no more.
    public static final int STOPPED = 9;

    private static final int REGISTERS_OF_SWITCH = 6;

    public final int id;
    /// Top of the kernel stack; the ring-3 registers stand right below it.
    public final long top;
    private final long stack;

    public int state;
    /// Its system call is over but for the way back to ring 3: nothing on its kernel stack counts but [#frame].
    boolean returning;
    public Domain domain;
    /// Neighbour in [#queue], the queue the thread stands in (null if none).
    Tcb next;
    ThreadQueue queue;

    /// Badge of the capability by which the thread sent what it waits for.
    public int badge;
    /// Server side: the client whose request this thread serves. Client side: the server that owes the reply.
    public Tcb client;
    public Tcb partner;

    /// Nanoseconds since boot, while SLEEPING.
    public long deadline;
    /// Virtual address in the domain, while AWAITING_WORD.
    public long word;

    /// A free thread with the `bytes` of kernel stack at `stack`.
    public Tcb(int id, long stack, long bytes) {
        super(stack + bytes - TrapFrame.BYTES);
        this.id = id;
        this.stack = stack;
        this.top = stack + bytes;
    }

    /// Prepares the thread, still stopped, to run at `entry` in ring 3 with `argument` in RDI.
    void prepare(Domain owner, long entry, long stackPointer, long argument) {
        state = STOPPED;
        returning = false;
        domain = owner;
        space = owner.space;
        client = null;
        partner = null;
        forgetClients();
        UserFrame.fill(frame, entry, stackPointer, argument);
        startAt(Code.address("guest/kernel/sched/Departure.toRing3"), frame, frame);
    }

    /// Lets a switch of stacks find the way back to ring 3 of a thread whose system call is over.
    void returnLater() {
        startAt(Code.address("guest/kernel/sched/Departure.backToRing3"), frame, frame);
    }

    /// Makes the thread's next switch call `function` with `argument`, on the kernel stack below `below`. The layout is that of
    /// [Code#switchStack].
    private void startAt(long function, long argument, long below) {
        long at = below - 16 - 8L * (REGISTERS_OF_SWITCH + 1);
        Memory.fill(at, 0, 8L * REGISTERS_OF_SWITCH);
        Memory.store64(at + 24, argument);
        Memory.store64(at + 40, function);
        Memory.store64(at + 48, Code.stub("threadStart"));
        Memory.store64(stack, at);
    }

    /// Where the kernel stack pointer is kept while the thread does not run.
    long savedStackPointer() {
        return stack;
    }

    /// Leaves whatever queue the thread stands in.
    public void leaveQueue() {
        if (queue != null) {
            queue.remove(this);
        }
    }
}
