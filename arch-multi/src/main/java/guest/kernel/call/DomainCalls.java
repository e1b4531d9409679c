package guest.kernel.call;

import guest.kernel.cpudriver.Termination;
import guest.kernel.mm.Domain;
import guest.kernel.mm.Probes;
import guest.kernel.sched.Dispatcher;
import guest.kernel.sched.Dispatchers;
import guest.kernel.sched.Scheduler;
import guest.kernel.urpc.Channel;
import guest.kernel.wiring.Programs;
import guest.message.CallNumber;
import guest.platform.AddressSpace;
import guest.platform.FrameAllocator;
import guest.platform.PageTables;
import guest.platform.UserCopy;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;
import shared.layout.TrapFrame;
import shared.map.AddressMap;

/// What the monitor does with the domains of programs, out of this core's memory. A service may start further dispatchers in itself.
@RawAllowed(category = Category.USER_MEMORY, reason = "fills the memory of a domain from the monitor's")
public final class DomainCalls {
    private static final long IN_PAGE = AddressMap.PAGE - 1;

    private final Scheduler scheduler;
    private final Dispatchers dispatchers;
    private final Termination termination;
    private final FrameAllocator frames;
    private final Programs programs;

    public DomainCalls(Scheduler scheduler, Dispatchers dispatchers, Termination termination, FrameAllocator frames, Programs programs) {
        this.scheduler = scheduler;
        this.dispatchers = dispatchers;
        this.termination = termination;
        this.frames = frames;
        this.programs = programs;
    }

    long handle(int number, Dispatcher caller) {
        if (number == CallNumber.START_THREAD) {
            return caller.domain.isService ? start(caller.domain, caller) : -Errno.EPERM;
        }
        if (number < KernelCall.CREATE_DOMAIN || number > KernelCall.BIND_CHANNEL) {
            return -Errno.ENOSYS;
        }
        if (!caller.domain.isMonitor) {
            return -Errno.EPERM;
        }
        if (number == KernelCall.CREATE_DOMAIN) {
            return create(caller);
        }
        long index = caller.register(TrapFrame.RDI);
        Domain domain = index == 0 ? caller.domain : programs.find(index);
        if (domain == null || domain.isFree()) {
            return -Errno.EBADF;
        }
        switch (number) {
            case KernelCall.PROVIDE: return provide(domain, caller);
            case KernelCall.FILL: return fill(domain, caller);
            case KernelCall.START_DOMAIN: return begin(domain, caller);
            case KernelCall.BIND_CHANNEL: return bind(domain, caller.register(TrapFrame.RSI));
            default: return destroy(domain, caller.domain);
        }
    }

    private long create(Dispatcher caller) {
        long index = programs.free();
        if (index == 0) {
            return -Errno.ENOMEM;
        }
        Domain domain = programs.find(index);
        if (!domain.rename(caller.register(TrapFrame.RDI), caller.register(TrapFrame.RSI))) {
            return -Errno.EFAULT;
        }
        programs.occupy(domain, (int) caller.register(TrapFrame.RDX));
        return index;
    }

    private long provide(Domain domain, Dispatcher caller) {
        long virtual = caller.register(TrapFrame.RSI);
        long bytes = caller.register(TrapFrame.RDX);
        long use = caller.register(TrapFrame.R10);
        if (((virtual | bytes) & IN_PAGE) != 0 || virtual < AddressMap.PAGE || bytes < 0 || !UserCopy.isProgramRange(virtual, bytes)) {
            return -Errno.EINVAL;
        }
        long flags = PageTables.OWNED | ((use & KernelCall.WRITABLE) != 0 ? PageTables.WRITE : 0)
                | ((use & KernelCall.EXECUTABLE) != 0 ? 0 : PageTables.NO_EXECUTE);
        for (long at = 0; at < bytes; at += AddressMap.PAGE) {
            long frame = frames.allocate();
            long failure = frame == FrameAllocator.NONE ? -Errno.ENOMEM : domain.space.map(virtual + at, frame, AddressMap.PAGE, flags);
            if (failure != 0) {
                return failure;
            }
        }
        return 0;
    }

    /// Page by page, because neighbouring pages need not be neighbours in physical memory.
    private static long fill(Domain domain, Dispatcher caller) {
        long virtual = caller.register(TrapFrame.RSI);
        long source = caller.register(TrapFrame.RDX);
        long left = caller.register(TrapFrame.R10);
        if (!caller.space.permits(source, left, AddressSpace.READABLE)) {
            return -Errno.EFAULT;
        }
        while (left > 0) {
            long piece = Math.min(left, AddressMap.PAGE - (virtual & IN_PAGE));
            long physical = domain.space.translate(virtual, AddressSpace.READABLE);
            if (physical == AddressSpace.NOT_MAPPED) {
                return -Errno.EFAULT;
            }
            Memory.copy(AddressMap.DIRECT_MAP + physical, source, piece);
            virtual += piece;
            source += piece;
            left -= piece;
        }
        return 0;
    }

    private long begin(Domain domain, Dispatcher caller) {
        Probes.addressSpace(domain.space.root(), Memory.addressOfElements(domain.name), domain.nameLength);
        return start(domain, caller);
    }

    private long start(Domain domain, Dispatcher caller) {
        Dispatcher started = dispatchers.start(domain, caller.register(TrapFrame.RSI), caller.register(TrapFrame.RDX),
                caller.register(TrapFrame.R10));
        if (started == null) {
            return -Errno.ENOMEM;
        }
        scheduler.makeReady(started);
        return 0;
    }

    private long bind(Domain domain, long channel) {
        if (!programs.isChannel(channel) || domain.isMonitor) {
            return -Errno.EINVAL;
        }
        long physical = programs.channel((int) channel);
        Memory.fill(AddressMap.DIRECT_MAP + physical, 0, Channel.BYTES);
        domain.channels = 1 << (int) channel;
        programs.useChannel(domain);
        return domain.space.map(Channel.ADDRESS, physical, Channel.BYTES, PageTables.WRITE | PageTables.NO_EXECUTE);
    }

    private long destroy(Domain domain, Domain monitor) {
        if (domain == monitor) {
            return -Errno.EINVAL;
        }
        termination.destroy(domain);
        return 0;
    }
}
