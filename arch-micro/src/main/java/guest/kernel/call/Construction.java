package guest.kernel.call;

import guest.kernel.cap.Capability;
import guest.kernel.cap.CapabilityTable;
import guest.kernel.cap.DeviceAuthority;
import guest.kernel.cap.Domain;
import guest.kernel.cap.KernelObject;
import guest.kernel.cap.ObjectStore;
import guest.kernel.ipc.Interrupts;
import guest.kernel.mm.AddressSpace;
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
        long slot = Memory.load64(frame + TrapFrame.RDI);
        switch (number) {
            case KernelCall.CREATE_ENDPOINT: return createEndpoint(caller.capabilities, slot);
            case KernelCall.CREATE_INTERRUPT: return createInterrupt(caller.capabilities, slot, frame);
            case KernelCall.CREATE_PORTS: return createPorts(caller.capabilities, slot, frame);
            case KernelCall.CREATE_DOMAIN: return createDomain(caller, slot, frame);
            case KernelCall.MAP:
            case KernelCall.UNMAP:
            case KernelCall.GRANT:
            case KernelCall.START_THREAD:
            case KernelCall.SUPERVISE:
            case KernelCall.DESTROY_DOMAIN: return domains.handle(number, frame, caller);
            default: return -Errno.ENOSYS;
        }
    }

    private long createEndpoint(CapabilityTable own, long slot) {
        return own.isVacant(slot) ? fill(own, slot, store.takeEndpoint(), Capability.SEND | Capability.RECEIVE) : -Errno.EBUSY;
    }

    private long createInterrupt(CapabilityTable own, long slot, long frame) {
        if (!isAuthority(own, frame)) {
            return -Errno.EPERM;
        }
        return own.isVacant(slot) ? fill(own, slot, interrupts.source(Memory.load64(frame + TrapFrame.RDX)), Capability.ALL) : -Errno.EBUSY;
    }

    private long createPorts(CapabilityTable own, long slot, long frame) {
        long first = Memory.load64(frame + TrapFrame.RDX);
        long count = Memory.load64(frame + TrapFrame.R10);
        if (!isAuthority(own, frame)) {
            return -Errno.EPERM;
        }
        if (!own.isVacant(slot)) {
            return -Errno.EBUSY;
        }
        if (first < 0 || first >= PORTS || count <= 0 || count > PORTS - first) {
            return -Errno.EINVAL;
        }
        return fill(own, slot, store.takePorts((int) first, (int) count), Capability.ALL);
    }

    private long createDomain(Domain caller, long slot, long frame) {
        long name = Memory.load64(frame + TrapFrame.RSI);
        long length = Math.min(Memory.load64(frame + TrapFrame.RDX), Domain.NAME_BYTES);
        if (!caller.capabilities.isVacant(slot)) {
            return -Errno.EBUSY;
        }
        Domain domain = store.freeDomain();
        if (domain == null) {
            return -Errno.ENOMEM;
        }
        if (!caller.space.permits(name, length, AddressSpace.READABLE) || !domain.rename(name, length)) {
            return -Errno.EFAULT;
        }
        domain.occupy();
        return fill(caller.capabilities, slot, domain, Capability.START | Capability.CONSTRUCT);
    }

    private static boolean isAuthority(CapabilityTable own, long frame) {
        return own.find(Memory.load64(frame + TrapFrame.RSI)).object instanceof DeviceAuthority;
    }

    private static long fill(CapabilityTable own, long slot, KernelObject object, int rights) {
        if (object == null) {
            return -Errno.ENOMEM;
        }
        own.find(slot).fill(object, rights, 0);
        return 0;
    }
}
