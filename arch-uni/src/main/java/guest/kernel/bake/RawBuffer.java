package guest.kernel.bake;

import guest.platform.MemoryRegion;
import guest.port.Buffer;
import guest.port.Region;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.abi.Errno;

/// Memory at an address the program made up, as a [Buffer].
///
/// There is no range of addresses that would be the program's alone, so nothing is refused beforehand: -EFAULT is what the processor
/// does not let happen, and a store that it does let happen has happened.
@RawAllowed(category = RawAllowed.Category.USER_MEMORY, reason = "copies to an address of the program's making with a fault fix-up")
final class RawBuffer implements Buffer {
    private long address;
    private int length;

    /// Stands for `length` bytes (not negative) at `address` from now on.
    void set(long address, int length) {
        this.address = address;
        this.length = length;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int copyIn(int at, byte[] destination, int offset, int count) {
        if (!Range.isInside(at, count, length) || !Range.isInside(offset, count, destination.length)) {
            return -Errno.EINVAL;
        }
        return copy(Memory.addressOfElements(destination) + offset, address + at, count);
    }

    @Override
    public int copyIn(int at, Region destination, long offset, int count) {
        if (!Range.isInside(at, count, length) || !(destination instanceof MemoryRegion memory) || memory.inside(offset, count) != count) {
            return -Errno.EINVAL;
        }
        return copy(memory.address(offset), address + at, count);
    }

    @Override
    public int copyOut(int at, byte[] source, int offset, int count) {
        if (!Range.isInside(at, count, length) || !Range.isInside(offset, count, source.length)) {
            return -Errno.EINVAL;
        }
        return copy(address + at, Memory.addressOfElements(source) + offset, count);
    }

    @Override
    public int copyOut(int at, Region source, long offset, int count) {
        if (!Range.isInside(at, count, length) || !(source instanceof MemoryRegion memory) || memory.inside(offset, count) != count) {
            return -Errno.EINVAL;
        }
        return copy(address + at, memory.address(offset), count);
    }

    private static int copy(long destination, long source, int count) {
        return Memory.copyUser(destination, source, count) == 0 ? 0 : -Errno.EFAULT;
    }
}
