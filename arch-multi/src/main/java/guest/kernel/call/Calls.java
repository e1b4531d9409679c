package guest.kernel.call;

import guest.kernel.cpudriver.Doorbells;
import guest.kernel.cpudriver.LocalCalls;
import guest.kernel.sched.Dispatcher;
import guest.kernel.sched.Scheduler;
import guest.message.CallNumber;
import guest.platform.AddressSpace;
import shared.abi.Errno;
import shared.layout.TrapFrame;

/// The table of kernel calls. Calls between domains come first.
public final class Calls {
    private final Scheduler scheduler;
    private final LocalCalls local;
    private final Doorbells doorbells;
    private final WaitCalls waiting;
    private final DomainCalls domains;

    public Calls(Scheduler scheduler, LocalCalls local, Doorbells doorbells, WaitCalls waiting, DomainCalls domains) {
        this.scheduler = scheduler;
        this.local = local;
        this.doorbells = doorbells;
        this.waiting = waiting;
        this.domains = domains;
    }

    /// The system call whose registers stand at `frame`. Does not return: whoever runs next goes on.
    public void handle(long frame) {
        scheduler.enter(frame, false);
        Dispatcher caller = scheduler.current();
        int number = (int) caller.register(TrapFrame.RAX);
        if (number == CallNumber.CALL) {
            local.call(caller);
        } else if (number == CallNumber.REPLY_AND_RECEIVE) {
            local.replyAndReceive(caller);
        } else {
            other(number, caller);
        }
        scheduler.leave();
    }

    private void other(int number, Dispatcher caller) {
        long first = caller.register(TrapFrame.RDI);
        switch (number) {
            case CallNumber.DELIVER_EARLY: caller.answer(local.deliverEarly(caller)); break;
            case CallNumber.RECEIVE_AREA: caller.answer(caller.receiveAt(first)); break;
            case CallNumber.LOAN_WINDOW: caller.answer(caller.acceptLoansAt(first)); break;
            case KernelCall.RING: caller.answer(doorbells.ring(caller, first)); break;
            case KernelCall.AWAIT_RING: doorbells.await(caller, first); break;
            case KernelCall.IDENTITY: caller.answer(caller.number); break;
            case KernelCall.CHANNELS: caller.answer(caller.domain.channels); break;
            case KernelCall.MAY_WRITE: caller.answer(mayWrite(caller, first)); break;
            default: if (!waiting.handle(number, caller)) caller.answer(domains.handle(number, caller));
        }
    }

    private static long mayWrite(Dispatcher caller, long address) {
        return caller.space.permits(address, caller.register(TrapFrame.RSI), AddressSpace.WRITABLE) ? 0 : -Errno.EFAULT;
    }
}
