package guest.server;

import guest.message.MessageWords;
import guest.platform.MemoryRegion;
import guest.port.Buffer;
import guest.port.Region;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;

/// A range of the own memory, described for a server. Reused for every call of a thread.
///
/// Nothing but the description leaves the domain: the kernel moves the bytes.
@RawAllowed(category = Category.USER_MEMORY, reason = "turns an array into the address the kernel is told")
public final class ClientBuffer implements Buffer {
    private long address;
    private int length;
    private int direction;

    /// Stands for bytes that go to the server. The range must lie in the array.
    public ClientBuffer give(byte[] source, int offset, int count) {
        return give(Memory.addressOfElements(source) + offset, count);
    }

    /// The same by address, which must be that of own memory.
    public ClientBuffer give(long source, int count) {
        return set(source, count, MessageWords.IN);
    }

    /// Stands for room into which the server's bytes go. The range must lie in the array.
    public ClientBuffer take(byte[] destination, int offset, int count) {
        return take(Memory.addressOfElements(destination) + offset, count);
    }

    /// The same by address, which the kernel checks.
    public ClientBuffer take(long destination, int count) {
        return set(destination, count, MessageWords.OUT);
    }

    private ClientBuffer set(long address, int length, int direction) {
        this.address = address;
        this.length = length;
        this.direction = direction;
        return this;
    }

    /// Address of the first byte.
    public long address() {
        return address;
    }

    /// Length and direction, as in [MessageWords].
    public long descriptor() {
        return (long) length << MessageWords.LENGTH_SHIFT | direction;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int copyIn(int at, byte[] destination, int offset, int count) {
        if (!isInside(at, count, length) || !isInside(offset, count, destination.length)) {
            return -Errno.EINVAL;
        }
        Memory.copy(Memory.addressOfElements(destination) + offset, address + at, count);
        return 0;
    }

    @Override
    public int copyIn(int at, Region destination, long offset, int count) {
        if (!isInside(at, count, length) || !(destination instanceof MemoryRegion memory) || memory.inside(offset, count) != count) {
            return -Errno.EINVAL;
        }
        Memory.copy(memory.address(offset), address + at, count);
        return 0;
    }

    @Override
    public int copyOut(int at, byte[] source, int offset, int count) {
        if (!isInside(at, count, length) || !isInside(offset, count, source.length)) {
            return -Errno.EINVAL;
        }
        Memory.copy(address + at, Memory.addressOfElements(source) + offset, count);
        return 0;
    }

    @Override
    public int copyOut(int at, Region source, long offset, int count) {
        if (!isInside(at, count, length) || offset < 0 || offset > source.size() - count) {
            return -Errno.EINVAL;
        }
        for (int i = 0; i < count; i++) {
            Memory.store8(address + at + i, source.byteAt(offset + i));
        }
        return 0;
    }

    static boolean isInside(int from, int count, int size) {
        return from >= 0 && count >= 0 && count <= size - from;
    }
}
