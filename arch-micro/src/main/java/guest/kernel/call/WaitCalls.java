package guest.kernel.call;

import guest.kernel.cap.Capability;
import guest.kernel.ipc.InterruptSource;
import guest.kernel.ipc.Interrupts;
import guest.kernel.sched.Alarms;
import guest.kernel.sched.Scheduler;
import guest.kernel.sched.Tcb;
import guest.kernel.sched.WordQueue;
import guest.platform.AddressSpace;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;

/// What a thread asks for itself: to wait for a device, a word or a time. Results are 0, a time or -errno.
@RawAllowed(category = Category.USER_MEMORY, reason = "reads the word that a thread wants to wait for")
public final class WaitCalls {
    private final Scheduler scheduler;
    private final Alarms alarms;
    private final WordQueue words;
    private final Interrupts interrupts;

    public WaitCalls(Scheduler scheduler, Alarms alarms, WordQueue words, Interrupts interrupts) {
        this.scheduler = scheduler;
        this.alarms = alarms;
        this.words = words;
        this.interrupts = interrupts;
    }

    long receiveArea(long address) {
        return scheduler.current().receiveAt(address);
    }

    long loanWindow(long address) {
        return scheduler.current().acceptLoansAt(address);
    }

    long awaitInterrupt(long slot) {
        return capability(slot).object instanceof InterruptSource source ? interrupts.await(source) : -Errno.EBADF;
    }

    long acknowledge(long slot) {
        return capability(slot).object instanceof InterruptSource source ? interrupts.acknowledge(source) : -Errno.EBADF;
    }

    /// -EAGAIN if the word at `address` does not hold `expected`, so that a wake-up between looking and waiting is not lost.
    long awaitWord(long address, int expected) {
        Tcb thread = scheduler.current();
        if (!thread.domain.space.permits(address, Integer.BYTES, AddressSpace.READABLE)) {
            return -Errno.EFAULT;
        }
        if (Memory.load32(address) != expected) {
            return -Errno.EAGAIN;
        }
        words.await(thread, address);
        return 0;
    }

    long wakeWord(long address) {
        words.wake(scheduler.current().domain, address);
        return 0;
    }

    long sleepUntil(long deadline) {
        scheduler.sleepUntil(deadline);
        return 0;
    }

    long now() {
        return alarms.now();
    }

    long giveWay() {
        scheduler.giveWay();
        return 0;
    }

    private Capability capability(long slot) {
        return scheduler.current().domain.capabilities.find(slot);
    }
}
