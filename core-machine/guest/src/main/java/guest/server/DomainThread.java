package guest.server;

import guest.raw.Code;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;

/// More threads for the own domain. They share everything but their stacks.
@RawAllowed(category = Category.CONTEXT_SWITCH, reason = "gives a new thread its stack and finds its task again")
public final class DomainThread {
    private static final int STACK_BYTES = 8192;

    private DomainThread() {}

    /// Starts a thread; `self` is the slot of the own domain's capability.
    public static void start(int self, Task task) {
        long top = Memory.addressOfElements(new byte[STACK_BYTES]) + STACK_BYTES & -16;
        // A function starts with the return address on the stack; this one has none and must not return.
        Kernel.startThread(self, Code.address("guest/server/DomainThread.enter"), top - 8, Memory.addressOf(task));
    }

    static void enter(long task) {
        ((Task) Memory.objectAt(task)).run();
    }
}
