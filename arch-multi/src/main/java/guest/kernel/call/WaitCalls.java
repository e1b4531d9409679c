package guest.kernel.call;

import guest.kernel.cpudriver.Interrupts;
import guest.kernel.sched.Alarms;
import guest.kernel.sched.Dispatcher;
import guest.kernel.sched.Dispatchers;
import guest.kernel.sched.Scheduler;
import guest.message.CallNumber;
import guest.platform.AddressSpace;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;
import shared.layout.TrapFrame;

/// What a dispatcher asks for itself: to wait for a device, a word or a time. Results are 0, a time or -errno.
@RawAllowed(category = Category.USER_MEMORY, reason = "reads the word that a dispatcher wants to wait for")
public final class WaitCalls {
    private final Scheduler scheduler;
    private final Dispatchers dispatchers;
    private final Alarms alarms;
    private final Interrupts interrupts;

    public WaitCalls(Scheduler scheduler, Dispatchers dispatchers, Alarms alarms, Interrupts interrupts) {
        this.scheduler = scheduler;
        this.dispatchers = dispatchers;
        this.alarms = alarms;
        this.interrupts = interrupts;
    }

    /// False if `number` is not one of these calls.
    boolean handle(int number, Dispatcher caller) {
        long first = caller.register(TrapFrame.RDI);
        switch (number) {
            case CallNumber.AWAIT_INTERRUPT: caller.answer(interrupts.await(caller)); return true;
            case CallNumber.ACKNOWLEDGE: caller.answer(interrupts.acknowledge(caller)); return true;
            case CallNumber.AWAIT_WORD: caller.answer(awaitWord(caller, first)); return true;
            case CallNumber.WAKE_WORD: wakeWord(caller, first); return true;
            case CallNumber.NOW: caller.answer(alarms.now()); return true;
            case CallNumber.SLEEP_UNTIL:
                caller.answer(0);
                scheduler.sleepUntil(first);
                return true;
            case CallNumber.YIELD:
                caller.answer(0);
                scheduler.giveWay();
                return true;
            default: return false;
        }
    }

    /// -EAGAIN if the word at `address` does not hold the expected value, so that a wake-up between looking and waiting is not lost.
    private static long awaitWord(Dispatcher caller, long address) {
        if (!caller.space.permits(address, Integer.BYTES, AddressSpace.READABLE)) {
            return -Errno.EFAULT;
        }
        if (Memory.load32(address) != (int) caller.register(TrapFrame.RSI)) {
            return -Errno.EAGAIN;
        }
        caller.word = address;
        caller.state = Dispatcher.AWAITING_WORD;
        return 0;
    }

    /// Wakes every dispatcher of the domain that waits on the word at `address`.
    private void wakeWord(Dispatcher caller, long address) {
        for (int i = 0; i < dispatchers.count(); i++) {
            Dispatcher each = dispatchers.get(i);
            if (each.state == Dispatcher.AWAITING_WORD && each.domain == caller.domain && each.word == address) {
                scheduler.makeReady(each);
            }
        }
        caller.answer(0);
    }
}
