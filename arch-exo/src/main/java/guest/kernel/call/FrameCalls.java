package guest.kernel.call;

import guest.kernel.binding.FrameTable;
import guest.kernel.binding.Right;
import guest.kernel.revoke.Revocation;
import guest.kernel.sched.Environment;
import guest.kernel.sched.Environments;
import guest.platform.PageTables;
import guest.platform.UserCopy;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;
import shared.layout.TrapFrame;
import shared.map.AddressMap;

/// What programs do with frames. Every mapping is checked against the [FrameTable] when it is made, and never again.
@RawAllowed(category = Category.PAGE_TABLES, reason = "takes the arguments of frame calls from the caller's registers and clears new frames")
public final class FrameCalls {
    private static final long IN_PAGE = AddressMap.PAGE - 1;

    private final FrameTable frames;
    private final Environments environments;
    private final Revocation revocation;

    public FrameCalls(FrameTable frames, Environments environments, Revocation revocation) {
        this.frames = frames;
        this.environments = environments;
        this.revocation = revocation;
    }

    long handle(int number, long frame, Environment caller) {
        long a = Memory.load64(frame + TrapFrame.RDI);
        long b = Memory.load64(frame + TrapFrame.RSI);
        long c = Memory.load64(frame + TrapFrame.RDX);
        long d = Memory.load64(frame + TrapFrame.R10);
        switch (number) {
            case KernelCall.ALLOCATE: return allocate(caller, a, b);
            case KernelCall.SHARE: return share(caller, a, b, c, d);
            case KernelCall.RELEASE: return release(caller, a, b);
            case KernelCall.MAP: return map(furnished(caller, a), b, c, d, Memory.load64(frame + TrapFrame.R8));
            case KernelCall.UNMAP: return unmap(furnished(caller, a), b, c);
            case KernelCall.GUARD: return revocation.guard(caller, a, b);
            default: return revocation.demand(caller, a);
        }
    }

    private long allocate(Environment caller, long wanted, long count) {
        long first = frames.allocate(wanted, count, caller.number);
        if (first >= 0) {
            Memory.fill(AddressMap.DIRECT_MAP + first * AddressMap.PAGE, 0, count * AddressMap.PAGE);
        }
        return first;
    }

    private long share(Environment caller, long first, long count, long receiver, long rights) {
        Environment other = environments.find(receiver);
        if (other == Environments.NONE || other.state == Environment.ENDED || rights != Right.READ && rights != (Right.READ | Right.WRITE)) {
            return -Errno.EINVAL;
        }
        return frames.share(caller.number, first, count, other.number, (int) rights);
    }

    private long release(Environment caller, long first, long count) {
        int free = frames.free();
        int failure = frames.release(caller.number, first, count);
        if (failure == 0) {
            caller.space.unmapFrames(first * AddressMap.PAGE, count * AddressMap.PAGE);
            revocation.freed(caller, frames.free() - free);
        }
        return failure;
    }

    private long map(Environment environment, long virtual, long first, long count, long rights) {
        if (environment == Environments.NONE || (rights & ~Right.ALL) != 0 || (rights & Right.READ) == 0 || !isUserRange(virtual, count)) {
            return -Errno.EINVAL;
        }
        if (!frames.holds(environment.number, first, count, (int) rights)) {
            return -Errno.EPERM;
        }
        long flags = (rights & Right.WRITE) != 0 ? PageTables.WRITE : 0;
        flags |= (rights & Right.EXECUTE) != 0 ? 0 : PageTables.NO_EXECUTE;
        return environment.space.map(virtual, first * AddressMap.PAGE, count * AddressMap.PAGE, flags);
    }

    private static long unmap(Environment environment, long virtual, long count) {
        if (environment == Environments.NONE || !isUserRange(virtual, count)) {
            return -Errno.EINVAL;
        }
        environment.space.unmap(virtual, count * AddressMap.PAGE);
        return 0;
    }

    /// The environment whose address space the caller may furnish under this name, or none.
    private Environment furnished(Environment caller, long number) {
        if (number == KernelCall.SELF) {
            return caller;
        }
        Environment other = environments.find(number);
        return other != Environments.NONE && other.creator == caller && other.state == Environment.MADE ? other : Environments.NONE;
    }

    /// Whole pages of the lower half without the first, which stays empty so that a null reference faults.
    private static boolean isUserRange(long virtual, long count) {
        return (virtual & IN_PAGE) == 0 && virtual >= AddressMap.PAGE && count >= 0 && count <= AddressMap.PROGRAM_END / AddressMap.PAGE
                && UserCopy.isProgramRange(virtual, count * AddressMap.PAGE);
    }
}
