package guest.kernel.monitor;

import guest.kernel.call.KernelCall;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import guest.server.MessageRegisters;

/// The calls by which a monitor makes domains on its core. Results are 0 or a negated [shared.abi.Errno].
@RawAllowed(category = Category.MESSAGES, reason = "hands addresses of its own memory to the CPU driver")
final class Construction {
    /// The monitor's own domain.
    static final int SELF = 0;

    private final MessageRegisters registers;

    Construction(MessageRegisters registers) {
        this.registers = registers;
    }

    /// Number of a new domain, named by the bytes of `path` from `nameStart` on, for `process`.
    int createDomain(byte[] path, int nameStart, int process) {
        return call(KernelCall.CREATE_DOMAIN, Memory.addressOfElements(path) + nameStart, path.length - nameStart, process, 0);
    }

    /// Gives a domain cleared memory; `use` is a sum of [KernelCall#WRITABLE] and [KernelCall#EXECUTABLE].
    int provide(int domain, long virtual, long bytes, int use) {
        return call(KernelCall.PROVIDE, domain, virtual, bytes, use);
    }

    /// Copies the bytes at `source` into the memory of a domain.
    int fill(int domain, long virtual, long source, long bytes) {
        return call(KernelCall.FILL, domain, virtual, source, bytes);
    }

    int fill(int domain, long virtual, byte[] source) {
        return fill(domain, virtual, Memory.addressOfElements(source), source.length);
    }

    int start(int domain, long entry, long stackPointer) {
        return call(KernelCall.START_DOMAIN, domain, entry, stackPointer, 0);
    }

    /// Ends everything in a domain.
    int destroy(int domain) {
        return call(KernelCall.DESTROY_DOMAIN, domain, 0, 0, 0);
    }

    /// Makes a channel the way by which the program in a domain reaches files.
    int bindChannel(int domain, int channel) {
        return call(KernelCall.BIND_CHANNEL, domain, channel, 0, 0);
    }

    private int call(int number, long a, long b, long c, long d) {
        registers.set(0, a);
        registers.set(1, b);
        registers.set(2, c);
        registers.set(3, d);
        return (int) registers.exchange(number);
    }
}
