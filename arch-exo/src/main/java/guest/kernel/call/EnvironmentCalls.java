package guest.kernel.call;

import guest.kernel.mm.AddressSpace;
import guest.kernel.mm.Probes;
import guest.kernel.sched.Endings;
import guest.kernel.sched.Environment;
import guest.kernel.sched.Environments;
import guest.kernel.sched.Scheduler;
import guest.platform.UserCopy;
import guest.platform.UserFrame;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;
import shared.layout.TrapFrame;

/// The lives of environments: made, furnished by their creator, started, ended, collected.
@RawAllowed(category = Category.MESSAGES, reason = "takes the arguments of environment calls from the caller's registers and copies a name")
public final class EnvironmentCalls {
    private static final long STATUS = 0xFF;

    private final Environments environments;
    private final Scheduler scheduler;
    private final Endings endings;

    public EnvironmentCalls(Environments environments, Scheduler scheduler, Endings endings) {
        this.environments = environments;
        this.scheduler = scheduler;
        this.endings = endings;
    }

    long handle(int number, long frame, Environment caller) {
        long a = Memory.load64(frame + TrapFrame.RDI);
        long b = Memory.load64(frame + TrapFrame.RSI);
        long c = Memory.load64(frame + TrapFrame.RDX);
        switch (number) {
            case KernelCall.MAKE: return make(caller, a, b);
            case KernelCall.START: return start(caller, a, b, c);
            case KernelCall.END: return endings.end(caller, (int) (a & STATUS));
            case KernelCall.COLLECT: return collect(caller, a);
            case KernelCall.IDENTITY: return caller.number;
            default: return setUpcall(caller, a, b, c, Memory.load64(frame + TrapFrame.R10));
        }
    }

    private long make(Environment caller, long name, long bytes) {
        int length = (int) Math.min(bytes, Environment.NAME_BYTES);
        Environment made = environments.findFree();
        if (made == Environments.NONE) {
            return -Errno.EAGAIN;
        }
        if (length < 0 || !caller.space.permits(name, length, AddressSpace.READABLE)) {
            return -Errno.EFAULT;
        }
        Memory.copy(Memory.addressOfElements(made.name), name, length);
        made.nameLength = length;
        made.make(caller);
        return made.number;
    }

    private long start(Environment caller, long number, long entry, long stackPointer) {
        Environment made = own(caller, number);
        if (made == Environments.NONE || made.state != Environment.MADE || !UserCopy.isProgramRange(entry, 1)) {
            return -Errno.EINVAL;
        }
        UserFrame.fill(made.frame, entry, stackPointer, 0);
        Probes.addressSpace(made.space.root(), Memory.addressOfElements(made.name), made.nameLength);
        scheduler.makeReady(made);
        return 0;
    }

    private long collect(Environment caller, long number) {
        Environment made = own(caller, number);
        if (made == Environments.NONE) {
            return -Errno.EINVAL;
        }
        switch (made.state) {
            case Environment.MADE:
                endings.end(made, 0);
                made.state = Environment.FREE;
                return made.outcome;
            case Environment.ENDED:
                made.state = Environment.FREE;
                return made.outcome;
            default: return -Errno.EAGAIN;
        }
    }

    private static long setUpcall(Environment caller, long entry, long argument, long stack, long stackBytes) {
        if (!UserCopy.isProgramRange(entry, 1) || (stack & 15) != 0 || (stackBytes & 15) != 0 || !UserCopy.isProgramRange(stack, stackBytes)) {
            return -Errno.EINVAL;
        }
        caller.upcallEntry = entry;
        caller.upcallArgument = argument;
        caller.upcallStack = stack;
        caller.upcallStackBytes = stackBytes;
        return 0;
    }

    private Environment own(Environment caller, long number) {
        Environment environment = environments.find(number);
        return environment != Environments.NONE && environment.creator == caller ? environment : Environments.NONE;
    }
}
