package guest.server;

import guest.message.CallNumber;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import guest.raw.Trap;

/// The kernel's calls that are no messages. Results are those of [CallNumber].
@RawAllowed(category = Category.MESSAGES, reason = "executes syscall for the calls that wait")
public final class Kernel {
    private Kernel() {}

    static long receiveArea(long address) {
        return Trap.systemCall(CallNumber.RECEIVE_AREA, address, 0, 0, 0);
    }

    static long loanWindow(long address) {
        return Trap.systemCall(CallNumber.LOAN_WINDOW, address, 0, 0, 0);
    }

    static void awaitInterrupt(int slot) {
        Trap.systemCall(CallNumber.AWAIT_INTERRUPT, slot, 0, 0, 0);
    }

    static void acknowledge(int slot) {
        Trap.systemCall(CallNumber.ACKNOWLEDGE, slot, 0, 0, 0);
    }

    /// Returns at once if the int at `address` is not `expected`.
    static void awaitWord(long address, int expected) {
        Trap.systemCall(CallNumber.AWAIT_WORD, address, expected, 0, 0);
    }

    static void wakeWord(long address) {
        Trap.systemCall(CallNumber.WAKE_WORD, address, 0, 0, 0);
    }

    static long now() {
        return Trap.systemCall(CallNumber.NOW, 0, 0, 0, 0);
    }

    static void sleepUntil(long deadline) {
        Trap.systemCall(CallNumber.SLEEP_UNTIL, deadline, 0, 0, 0);
    }

    /// Lets everybody else who is ready go first.
    public static void giveWay() {
        Trap.systemCall(CallNumber.YIELD, 0, 0, 0, 0);
    }

    static long startThread(int domain, long entry, long stackPointer, long argument) {
        return Trap.systemCall(CallNumber.START_THREAD, domain, entry, stackPointer, argument);
    }
}
