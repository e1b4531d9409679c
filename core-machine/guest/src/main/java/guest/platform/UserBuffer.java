package guest.platform;

import guest.port.Buffer;
import guest.port.Region;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.abi.Errno;

/// A program's memory in the current address space as a [Buffer], for kernels whose services run in ring 0.
///
/// Reused for every call of a task, so that nothing is allocated on the path.
@RawAllowed(category = RawAllowed.Category.USER_MEMORY, reason = "turns a service's array and a checked range into addresses")
public final class UserBuffer implements Buffer {
    private static final int STRING_STEP = 32;

    private final byte[] step = new byte[STRING_STEP];
    private long address;
    private int length;

    /// Stands for `length` bytes (not negative) at the program's address `address` from now on.
    public void set(long address, int length) {
        this.address = address;
        this.length = length;
    }

    /// Stands for the bytes before the first NUL at the program's address `address`. 0, -EFAULT where no NUL can be reached,
    /// -ENAMETOOLONG where there is none among the first `limit` bytes.
    public int setString(long address, int limit) {
        long scratch = Memory.addressOfElements(step);
        for (int at = 0; at < limit; at += STRING_STEP) {
            if (!UserCopy.isProgramRange(address + at, 1)) {
                return -Errno.EFAULT;
            }
            int reached = STRING_STEP - (int) Memory.copyUser(scratch, address + at, STRING_STEP);
            for (int i = 0; i < reached && at + i < limit; i++) {
                if (step[i] == 0) {
                    set(address, at + i);
                    return 0;
                }
            }
            if (reached < STRING_STEP) {
                return -Errno.EFAULT;
            }
        }
        return -Errno.ENAMETOOLONG;
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
        return UserCopy.fromProgram(Memory.addressOfElements(destination) + offset, address + at, count) ? 0 : -Errno.EFAULT;
    }

    /// One copy, to where the region lies. Every region in ring 0 is a [MemoryRegion]; another is -EINVAL.
    @Override
    public int copyIn(int at, Region destination, long offset, int count) {
        if (!isInside(at, count, length) || !(destination instanceof MemoryRegion memory) || memory.inside(offset, count) != count) {
            return -Errno.EINVAL;
        }
        return UserCopy.fromProgram(memory.address(offset), address + at, count) ? 0 : -Errno.EFAULT;
    }

    @Override
    public int copyOut(int at, byte[] source, int offset, int count) {
        if (!isInside(at, count, length) || !isInside(offset, count, source.length)) {
            return -Errno.EINVAL;
        }
        return UserCopy.toProgram(address + at, Memory.addressOfElements(source) + offset, count) ? 0 : -Errno.EFAULT;
    }

    /// One copy, from where the region lies. Every region in ring 0 is a [MemoryRegion]; another is -EINVAL.
    @Override
    public int copyOut(int at, Region source, long offset, int count) {
        if (!isInside(at, count, length) || !(source instanceof MemoryRegion memory) || memory.inside(offset, count) != count) {
            return -Errno.EINVAL;
        }
        return UserCopy.toProgram(address + at, memory.address(offset), count) ? 0 : -Errno.EFAULT;
    }

    private static boolean isInside(int from, int count, int size) {
        return from >= 0 && count >= 0 && count <= size - from;
    }
}
