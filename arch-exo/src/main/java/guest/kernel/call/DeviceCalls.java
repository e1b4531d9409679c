package guest.kernel.call;

import guest.kernel.binding.ConsoleBinding;
import guest.kernel.mm.AddressSpace;
import guest.kernel.sched.Alarms;
import guest.kernel.sched.Environment;
import guest.kernel.sched.Scheduler;
import guest.lang.Output;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;
import shared.layout.TrapFrame;

/// Time and the console.
@RawAllowed(category = Category.USER_MEMORY, reason = "copies a checked piece of text out of the caller's memory")
public final class DeviceCalls {
    private final Scheduler scheduler;
    private final Alarms alarms;
    private final ConsoleBinding console;
    private final Output log;
    private final byte[] piece = new byte[KernelCall.MOST_SENT];

    public DeviceCalls(Scheduler scheduler, Alarms alarms, ConsoleBinding console, Output log) {
        this.scheduler = scheduler;
        this.alarms = alarms;
        this.console = console;
        this.log = log;
    }

    long handle(int number, long frame, Environment caller) {
        long first = Memory.load64(frame + TrapFrame.RDI);
        switch (number) {
            case KernelCall.AWAIT:
                scheduler.await();
                return 0;
            case KernelCall.NOW: return alarms.now();
            case KernelCall.SET_ALARM:
                alarms.set(caller, first);
                return 0;
            case KernelCall.YIELD:
                scheduler.giveWay();
                return 0;
            case KernelCall.SEND:
                return send(caller, first, Memory.load64(frame + TrapFrame.RSI), Memory.load64(frame + TrapFrame.RDX));
            case KernelCall.BIND_INPUT: return console.bind(caller);
            case KernelCall.RECEIVE: return console.receive(caller);
            default:
                console.release(caller);
                return 0;
        }
    }

    private long send(Environment caller, long stream, long address, long length) {
        int count = (int) Math.min(length, KernelCall.MOST_SENT);
        if (count < 0 || stream != KernelCall.CONSOLE && stream != KernelCall.LOG) {
            return -Errno.EINVAL;
        }
        if (!caller.space.permits(address, count, AddressSpace.READABLE)) {
            return -Errno.EFAULT;
        }
        Memory.copy(Memory.addressOfElements(piece), address, count);
        if (stream == KernelCall.CONSOLE) {
            console.send(piece, count);
        } else {
            for (int i = 0; i < count; i++) {
                log.put(piece[i] & 0xFF);
            }
        }
        return count;
    }
}
