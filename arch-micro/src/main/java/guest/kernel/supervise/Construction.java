package guest.kernel.supervise;

import guest.kernel.boot.BootInformation;
import guest.kernel.call.KernelCall;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import guest.server.MessageRegisters;

/// The kernel's construction calls. Results are 0 or a negated [shared.abi.Errno]; what is created gets the next vacant slot.
@RawAllowed(category = Category.MESSAGES, reason = "hands the address of a domain's name to the kernel")
public final class Construction {
    private final MessageRegisters registers;
    private int nextSlot = BootInformation.FIRST_VACANT;
    private int failure;

    public Construction(MessageRegisters registers) {
        this.registers = registers;
    }

    /// The first failure of any call so far, or 0.
    public int failure() {
        return failure;
    }

    /// Slot of a new endpoint.
    public int createEndpoint() {
        registers.set(0, nextSlot);
        registers.set(1, BootInformation.AUTHORITY);
        return created(KernelCall.CREATE_ENDPOINT);
    }

    /// Slot of the interrupt of a device.
    public int createInterrupt(int line) {
        registers.set(0, nextSlot);
        registers.set(1, BootInformation.AUTHORITY);
        registers.set(2, line);
        return created(KernelCall.CREATE_INTERRUPT);
    }

    /// Slot of the ports of a device.
    public int createPorts(int first, int count) {
        registers.set(0, nextSlot);
        registers.set(1, BootInformation.AUTHORITY);
        registers.set(2, first);
        registers.set(3, count);
        return created(KernelCall.CREATE_PORTS);
    }

    /// Takes a slot out of the vacant ones without filling it.
    public int reserveSlot() {
        int slot = nextSlot;
        nextSlot++;
        return slot;
    }

    private int created(int number) {
        call(number);
        return reserveSlot();
    }

    /// Makes a domain in the vacant `slot`. Its name is the bytes of `path` from `nameStart` on.
    public int createDomain(int slot, byte[] path, int nameStart) {
        registers.set(0, slot);
        registers.set(1, BootInformation.AUTHORITY);
        registers.set(2, Memory.addressOfElements(path) + nameStart);
        registers.set(3, path.length - nameStart);
        return call(KernelCall.CREATE_DOMAIN);
    }

    /// Maps memory at `virtual` into the domain in slot `domain`.
    public int map(int domain, long virtual, MemoryPiece memory, int rights) {
        registers.set(0, domain);
        registers.set(1, virtual);
        registers.set(2, memory.slot());
        registers.set(3, memory.offset());
        registers.set(4, memory.bytes());
        registers.set(5, rights);
        return call(KernelCall.MAP);
    }

    public int unmap(int domain, long virtual, long bytes) {
        registers.set(0, domain);
        registers.set(1, virtual);
        registers.set(2, bytes);
        return call(KernelCall.UNMAP);
    }

    /// Maps what the domain in slot `domain` may write at `there` into the own space, at `here`.
    public int borrow(int domain, long there, long bytes, long here) {
        registers.set(0, domain);
        registers.set(1, there);
        registers.set(2, bytes);
        registers.set(3, here);
        return call(KernelCall.BORROW);
    }

    /// Gives the domain in slot `domain` the own capability in slot `own` with some of its `rights`, as `slot` there.
    public int grant(int domain, int slot, int own, int rights, int badge) {
        registers.set(0, domain);
        registers.set(1, slot);
        registers.set(2, own);
        registers.set(3, rights);
        registers.set(4, badge);
        return call(KernelCall.GRANT);
    }

    public int startThread(int domain, long entry, long stackPointer) {
        registers.set(0, domain);
        registers.set(1, entry);
        registers.set(2, stackPointer);
        registers.set(3, 0);
        return call(KernelCall.START_THREAD);
    }

    /// Lets the failure of a domain be announced at the endpoint in slot `endpoint`, `badge` being the sender.
    public int supervise(int domain, int endpoint, int badge) {
        registers.set(0, domain);
        registers.set(1, endpoint);
        registers.set(2, badge);
        return call(KernelCall.SUPERVISE);
    }

    /// Takes the threads of a domain and leaves the rest.
    public int stop(int domain) {
        registers.set(0, domain);
        return call(KernelCall.STOP_DOMAIN);
    }

    /// Ends everything in a domain; its slot is vacant again.
    public int destroy(int domain) {
        registers.set(0, domain);
        return call(KernelCall.DESTROY_DOMAIN);
    }

    private int call(int number) {
        int result = (int) registers.exchange(number);
        if (result < 0 && failure == 0) {
            failure = result;
        }
        return result;
    }
}
