package guest.kernel.call;

import guest.kernel.cap.Capability;
import guest.kernel.cap.CapabilityTable;
import guest.kernel.cap.Domain;
import guest.kernel.cap.FrameRegion;
import guest.kernel.cap.PortGrant;
import guest.kernel.ipc.Endpoint;
import guest.kernel.ipc.Termination;
import guest.kernel.mm.PortPermission;
import guest.kernel.mm.Probes;
import guest.kernel.sched.Scheduler;
import guest.kernel.sched.Tcb;
import guest.kernel.sched.Threads;
import guest.platform.AddressSpace;
import guest.platform.PageTables;
import guest.platform.UserCopy;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;
import shared.layout.TrapFrame;
import shared.map.AddressMap;

/// What the holder of a domain's capability does with it: memory, capabilities, threads, the end.
@RawAllowed(category = Category.MESSAGES, reason = "takes the arguments of calls on domains from the caller's registers")
public final class DomainCalls {
    private static final long IN_PAGE = AddressMap.PAGE - 1;

    private final Scheduler scheduler;
    private final Threads threads;
    private final Termination termination;
    private final PortPermission ports;

    public DomainCalls(Scheduler scheduler, Threads threads, Termination termination, PortPermission ports) {
        this.scheduler = scheduler;
        this.threads = threads;
        this.termination = termination;
        this.ports = ports;
    }

    long handle(int number, long frame, Domain caller) {
        Capability capability = caller.capabilities.find(Memory.load64(frame + TrapFrame.RDI));
        if (!(capability.object instanceof Domain domain)) {
            return -Errno.EBADF;
        }
        if (!capability.permits(number == KernelCall.START_THREAD ? Capability.START : Capability.CONSTRUCT)) {
            return -Errno.EPERM;
        }
        switch (number) {
            case KernelCall.MAP: return map(domain, frame, caller.capabilities);
            case KernelCall.UNMAP: return unmap(domain, frame);
            case KernelCall.GRANT: return grant(domain, frame, caller);
            case KernelCall.START_THREAD: return start(domain, frame);
            case KernelCall.SUPERVISE: return supervise(domain, frame, caller.capabilities);
            case KernelCall.BORROW: return borrow(domain, frame, caller);
            case KernelCall.STOP_DOMAIN: return stop(domain, caller);
            default: return destroy(domain, caller);
        }
    }

    private static long map(Domain domain, long frame, CapabilityTable own) {
        long virtual = Memory.load64(frame + TrapFrame.RSI);
        Capability capability = own.find(Memory.load64(frame + TrapFrame.RDX));
        long offset = Memory.load64(frame + TrapFrame.R10);
        long bytes = Memory.load64(frame + TrapFrame.R8);
        int rights = (int) Memory.load64(frame + TrapFrame.R9);
        if (!(capability.object instanceof FrameRegion region) || !region.contains(offset, bytes)) {
            return -Errno.EBADF;
        }
        if ((rights & ~capability.rights) != 0) {
            return -Errno.EPERM;
        }
        if (((offset | bytes) & IN_PAGE) != 0 || !isUserRange(virtual, bytes)) {
            return -Errno.EINVAL;
        }
        long flags = (rights & Capability.WRITE) != 0 ? PageTables.WRITE : 0;
        flags |= (rights & Capability.EXECUTE) != 0 ? 0 : PageTables.NO_EXECUTE;
        return domain.space.map(virtual, region.start + offset, bytes, flags);
    }

    /// Pages before the failing one stay mapped.
    private static long borrow(Domain domain, long frame, Domain caller) {
        long there = Memory.load64(frame + TrapFrame.RSI);
        long bytes = Memory.load64(frame + TrapFrame.RDX);
        long here = Memory.load64(frame + TrapFrame.R10);
        if (((there | bytes) & IN_PAGE) != 0 || !isUserRange(here, bytes)) {
            return -Errno.EINVAL;
        }
        long failure = 0;
        for (long at = 0; at < bytes && failure == 0; at += AddressMap.PAGE) {
            long physical = domain.space.translate(there + at, AddressSpace.WRITABLE);
            failure = physical == AddressSpace.NOT_MAPPED ? -Errno.EFAULT
                    : caller.space.map(here + at, physical, AddressMap.PAGE, PageTables.WRITE | PageTables.NO_EXECUTE);
        }
        return failure;
    }

    /// -EBUSY while pages are lent from or to the domain, or somebody else would go on seeing what is given back.
    private long unmap(Domain domain, long frame) {
        long virtual = Memory.load64(frame + TrapFrame.RSI);
        long bytes = Memory.load64(frame + TrapFrame.RDX);
        if (!isUserRange(virtual, bytes)) {
            return -Errno.EINVAL;
        }
        if (threads.haveLoans(domain)) {
            return -Errno.EBUSY;
        }
        domain.space.unmap(virtual, bytes);
        return 0;
    }

    /// Whole pages of the lower half without the first, which stays empty so that a null reference faults.
    private static boolean isUserRange(long virtual, long bytes) {
        return (virtual & IN_PAGE) == 0 && virtual >= AddressMap.PAGE && bytes >= 0 && UserCopy.isProgramRange(virtual, bytes);
    }

    private long grant(Domain domain, long frame, Domain caller) {
        long slot = Memory.load64(frame + TrapFrame.RSI);
        Capability source = caller.capabilities.find(Memory.load64(frame + TrapFrame.RDX));
        int badge = (int) Memory.load64(frame + TrapFrame.R8);
        if (source.object == null) {
            return -Errno.EBADF;
        }
        if (!domain.capabilities.isVacant(slot)) {
            return -Errno.EBUSY;
        }
        // Whoever has been given a name cannot give itself another.
        if (source.badge != 0 && source.badge != badge) {
            return -Errno.EPERM;
        }
        if (source.object instanceof PortGrant grant) {
            ports.leave();
            if (!domain.addPorts(grant)) {
                return -Errno.ENOMEM;
            }
            ports.enter(caller);
        }
        domain.capabilities.find(slot).fill(source.object, source.rights & (int) Memory.load64(frame + TrapFrame.R10), badge);
        return 0;
    }

    private long start(Domain domain, long frame) {
        long entry = Memory.load64(frame + TrapFrame.RSI);
        if (!domain.space.permits(entry, 1, AddressSpace.READABLE)) {
            return -Errno.EFAULT;
        }
        Tcb thread = threads.start(domain, entry, Memory.load64(frame + TrapFrame.RDX), Memory.load64(frame + TrapFrame.R10));
        if (thread == null) {
            return -Errno.ENOMEM;
        }
        if (!domain.announced) {
            domain.announced = true;
            Probes.addressSpace(domain.space.root(), Memory.addressOfElements(domain.name), domain.nameLength);
        }
        scheduler.makeReady(thread);
        return 0;
    }

    private static long supervise(Domain domain, long frame, CapabilityTable own) {
        Capability capability = own.find(Memory.load64(frame + TrapFrame.RSI));
        if (!(capability.object instanceof Endpoint endpoint) || !capability.permits(Capability.SEND)) {
            return -Errno.EBADF;
        }
        domain.faults = endpoint;
        domain.badge = (int) Memory.load64(frame + TrapFrame.RDX);
        return 0;
    }

    private long stop(Domain domain, Domain caller) {
        if (domain == caller) {
            return -Errno.EINVAL;
        }
        termination.halt(domain);
        return 0;
    }

    private long destroy(Domain domain, Domain caller) {
        if (domain == caller) {
            return -Errno.EINVAL;
        }
        termination.destroy(domain);
        caller.capabilities.revoke(domain);
        return 0;
    }
}
