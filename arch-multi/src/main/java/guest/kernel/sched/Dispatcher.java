package guest.kernel.sched;

import guest.kernel.cpudriver.Endpoint;
import guest.kernel.mm.Domain;
import guest.message.Party;
import guest.platform.UserFrame;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.layout.TrapFrame;

/// What the CPU driver knows of one thread of a domain: its ring-3 registers and what it waits for. There is no kernel stack in
/// it: a dispatcher that waits is not in the middle of anything.
@RawAllowed(category = Category.CONTEXT_SWITCH, reason = "has the memory in which ring-3 registers are kept")
public final class Dispatcher extends Party {
    public static final int FREE = 0;
    public static final int RUNNING = 1;
    public static final int READY = 2;
    /// Waits at [#endpoint] until somebody receives its call.
    public static final int CALLING = 3;
    /// Its call was received; waits for the reply of [#partner].
    public static final int AWAITING_REPLY = 4;
    /// Waits at [#endpoint] for a call.
    public static final int RECEIVING = 5;
    public static final int AWAITING_INTERRUPT = 6;
    public static final int SLEEPING = 7;
    public static final int AWAITING_WORD = 8;
    public static final int AWAITING_DOORBELL = 9;
    /// Does not run: not yet, or no more.
    public static final int STOPPED = 10;

    /// Place in [Dispatchers].
    public final int id;
    /// Name among the dispatchers of all cores.
    public final long number;
    public int state;
    public Domain domain;
    /// Its registers were saved by an interrupt, so that all of them matter.
    public boolean interrupted;
    public Endpoint endpoint;
    /// Server side: whose call it works for. Client side: who owes the reply.
    public Dispatcher client;
    public Dispatcher partner;
    /// Nanoseconds since the core started, while SLEEPING.
    public long deadline;
    /// Virtual address in the domain, while AWAITING_WORD.
    public long word;
    /// Set of channels, while AWAITING_DOORBELL.
    public int doorbells;

    Dispatcher(int id, long number) {
        super(Memory.addressOfElements(new byte[TrapFrame.BYTES]));
        this.id = id;
        this.number = number;
    }

    /// Takes the free dispatcher into `owner`, stopped, about to run at `entry` in ring 3 with `argument` in RDI.
    void prepare(Domain owner, long entry, long stackPointer, long argument) {
        state = STOPPED;
        domain = owner;
        space = owner.space;
        interrupted = false;
        client = null;
        partner = null;
        forgetClients();
        UserFrame.fill(frame, entry, stackPointer, argument);
    }

    /// Leaves `value` in RAX, for when it runs again.
    public void answer(long value) {
        Memory.store64(frame + TrapFrame.RAX, value);
    }

    /// What stands in a register of the frame ([TrapFrame]).
    public long register(int at) {
        return Memory.load64(frame + at);
    }
}
