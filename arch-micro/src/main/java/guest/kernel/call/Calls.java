package guest.kernel.call;

import guest.kernel.ipc.FastPath;
import guest.kernel.sched.Scheduler;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;
import shared.layout.TrapFrame;

/// The table of kernel calls. Messages come first because they are what the kernel is for.
@RawAllowed(category = Category.MESSAGES, reason = "takes arguments from and leaves results in the registers of the caller")
public final class Calls {
    private final Scheduler scheduler;
    private final FastPath messages;
    private final WaitCalls waiting;
    private final Construction construction;

    public Calls(Scheduler scheduler, FastPath messages, WaitCalls waiting, Construction construction) {
        this.scheduler = scheduler;
        this.messages = messages;
        this.waiting = waiting;
        this.construction = construction;
    }

    /// The system call whose registers stand at `frame`. Returns when the calling thread may go on.
    public void handle(long frame) {
        long number = Memory.load64(frame + TrapFrame.RAX);
        if (number == KernelCall.CALL) {
            messages.call(frame);
        } else if (number == KernelCall.REPLY_AND_RECEIVE) {
            messages.replyAndReceive(frame);
        } else {
            long result = Long.compareUnsigned(number, KernelCall.COUNT) < 0 ? other((int) number, frame) : -Errno.ENOSYS;
            Memory.store64(frame + TrapFrame.RAX, result);
        }
    }

    private long other(int number, long frame) {
        long first = Memory.load64(frame + TrapFrame.RDI);
        switch (number) {
            case KernelCall.DELIVER_EARLY: return messages.deliverEarly();
            case KernelCall.RECEIVE_AREA: return waiting.receiveArea(first);
            case KernelCall.LOAN_WINDOW: return waiting.loanWindow(first);
            case KernelCall.AWAIT_INTERRUPT: return waiting.awaitInterrupt(first);
            case KernelCall.ACKNOWLEDGE: return waiting.acknowledge(first);
            case KernelCall.AWAIT_WORD: return waiting.awaitWord(first, (int) Memory.load64(frame + TrapFrame.RSI));
            case KernelCall.WAKE_WORD: return waiting.wakeWord(first);
            case KernelCall.SLEEP_UNTIL: return waiting.sleepUntil(first);
            case KernelCall.NOW: return waiting.now();
            case KernelCall.YIELD: return waiting.giveWay();
            default: return construction.handle(number, frame, scheduler.current().domain);
        }
    }
}
