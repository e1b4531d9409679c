package guest.kernel.call;

import guest.kernel.cap.Authority;
import guest.kernel.cap.Capability;
import guest.kernel.cap.CapabilityTable;
import guest.kernel.cap.Domain;
import guest.kernel.cap.KernelObject;
import guest.kernel.cap.ObjectStore;
import guest.kernel.ipc.Interrupts;
import guest.platform.AddressSpace;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;
import shared.layout.TrapFrame;

/// Making objects and handing out capabilities. Whoever has no capability to start from can do nothing here.
@RawAllowed(category = Category.MESSAGES, reason = "takes the arguments of construction calls from the caller's registers")
public final class Construction {
    private static final int PORTS = 65536;

    private final ObjectStore store;
    private final Interrupts interrupts;
    private final DomainCalls domains;

    public Construction(ObjectStore store, Interrupts interrupts, DomainCalls domains) {
        this.store = store;
        this.interrupts = interrupts;
        this.domains = domains;
    }

    long handle(int number, long frame, Domain caller) {
        switch (number) {
            case KernelCall.CREATE_ENDPOINT:
            case KernelCall.CREATE_INTERRUPT:
            case KernelCall.CREATE_PORTS:
            case KernelCall.CREATE_DOMAIN: return create(number, frame, caller);
            case KernelCall.MAP:
            case KernelCall.UNMAP:
            case KernelCall.GRANT:
            case KernelCall.START_THREAD:
            case KernelCall.SUPERVISE:
            case KernelCall.BORROW:
            case KernelCall.STOP_DOMAIN:
            case KernelCall.DESTROY_DOMAIN: return domains.handle(number, frame, caller);
            default: return -Errno.ENOSYS;
        }
    }

    private long create(int number, long frame, Domain caller) {
        CapabilityTable own = caller.capabilities;
        long slot = Memory.load64(frame + TrapFrame.RDI);
        if (!(own.find(Memory.load64(frame + TrapFrame.RSI)).object instanceof Authority)) {
            return -Errno.EPERM;
        }
        if (!own.isVacant(slot)) {
            return -Errno.EBUSY;
        }
        long first = Memory.load64(frame + TrapFrame.RDX);
        long second = Memory.load64(frame + TrapFrame.R10);
        Capability capability = own.find(slot);
        switch (number) {
            case KernelCall.CREATE_ENDPOINT: return fill(capability, store.takeEndpoint(), Capability.SEND | Capability.RECEIVE);
            case KernelCall.CREATE_INTERRUPT: return fill(capability, interrupts.source(first), Capability.ALL);
            case KernelCall.CREATE_PORTS: return createPorts(capability, first, second);
            default: return createDomain(capability, first, second, caller);
        }
    }

    private long createPorts(Capability capability, long first, long count) {
        if (first < 0 || first >= PORTS || count <= 0 || count > PORTS - first) {
            return -Errno.EINVAL;
        }
        return fill(capability, store.takePorts((int) first, (int) count), Capability.ALL);
    }

    private long createDomain(Capability capability, long name, long nameLength, Domain caller) {
        long length = Math.min(nameLength, Domain.NAME_BYTES);
        Domain domain = store.freeDomain();
        if (domain == null) {
            return -Errno.ENOMEM;
        }
        if (!caller.space.permits(name, length, AddressSpace.READABLE) || !domain.rename(name, length)) {
            return -Errno.EFAULT;
        }
        domain.occupy();
        return fill(capability, domain, Capability.START | Capability.CONSTRUCT);
    }

    private static long fill(Capability capability, KernelObject object, int rights) {
        if (object == null) {
            return -Errno.ENOMEM;
        }
        capability.fill(object, rights, 0);
        return 0;
    }
}
