package guest.kernel.server;

import guest.kernel.call.KernelCall;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import guest.raw.Trap;

/// The kernel's calls that are no messages. Results are those of [KernelCall].
@RawAllowed(category = Category.MESSAGES, reason = "executes syscall for the calls that wait")
public final class Kernel {
    private Kernel() {}

    static long receiveArea(long address) {
        return Trap.systemCall(KernelCall.RECEIVE_AREA, address, 0, 0, 0);
    }

    static void awaitInterrupt(int slot) {
        Trap.systemCall(KernelCall.AWAIT_INTERRUPT, slot, 0, 0, 0);
    }

    static void acknowledge(int slot) {
        Trap.systemCall(KernelCall.ACKNOWLEDGE, slot, 0, 0, 0);
    }

    /// Returns at once if the int at `address` is not `expected`.
    static void awaitWord(long address, int expected) {
        Trap.systemCall(KernelCall.AWAIT_WORD, address, expected, 0, 0);
    }

    static void wakeWord(long address) {
        Trap.systemCall(KernelCall.WAKE_WORD, address, 0, 0, 0);
    }

    static long now() {
        return Trap.systemCall(KernelCall.NOW, 0, 0, 0, 0);
    }

    static void sleepUntil(long deadline) {
        Trap.systemCall(KernelCall.SLEEP_UNTIL, deadline, 0, 0, 0);
    }

    static long startThread(int domain, long entry, long stackPointer, long argument) {
        return Trap.systemCall(KernelCall.START_THREAD, domain, entry, stackPointer, argument);
    }
}
