package guest.lib;

import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.Trap;
import shared.abi.Errno;
import shared.abi.Syscall;

/// The operating system by trap: every operation is one `syscall` of Linux's interface. For kernels that have one.
@RawAllowed(category = RawAllowed.Category.MESSAGES, reason = "hands addresses of a program's own arrays to the kernel by syscall")
public final class TrapOs implements Os {
    private static final long NANOSECONDS = 1_000_000_000L;
    private static final int WORD = 8;

    private final byte[] path = new byte[256];
    private final byte[] time = new byte[2 * WORD];

    @Override
    public int open(byte[] path, int flags) {
        if (path.length >= this.path.length) {
            return -Errno.ENAMETOOLONG;
        }
        for (int i = 0; i < path.length; i++) {
            this.path[i] = path[i];
        }
        this.path[path.length] = 0;
        return (int) Trap.systemCall(Syscall.OPEN, Memory.addressOfElements(this.path), flags, 0, 0);
    }

    @Override
    public int read(int handle, byte[] destination, int offset, int count) {
        if (!isInside(offset, count, destination.length)) {
            return -Errno.EINVAL;
        }
        return readRaw(handle, Memory.addressOfElements(destination) + offset, count);
    }

    @Override
    public int write(int handle, byte[] source, int offset, int count) {
        if (!isInside(offset, count, source.length)) {
            return -Errno.EINVAL;
        }
        return (int) Trap.systemCall(Syscall.WRITE, handle, Memory.addressOfElements(source) + offset, count, 0);
    }

    @Override
    public int close(int handle) {
        return (int) Trap.systemCall(Syscall.CLOSE, handle, 0, 0, 0);
    }

    @Override
    public int sleep(long nanoseconds) {
        store(0, nanoseconds / NANOSECONDS);
        store(WORD, nanoseconds % NANOSECONDS);
        return (int) Trap.systemCall(Syscall.NANOSLEEP, Memory.addressOfElements(time), 0, 0, 0);
    }

    @Override
    public int processId() {
        return (int) Trap.systemCall(Syscall.GETPID, 0, 0, 0, 0);
    }

    @Override
    public int readRaw(int handle, long address, int count) {
        return (int) Trap.systemCall(Syscall.READ, handle, address, count, 0);
    }

    /// Ends the program. Does not return.
    public void exit(int status) {
        Trap.systemCall(Syscall.EXIT, status, 0, 0, 0);
    }

    private void store(int at, long value) {
        for (int i = 0; i < WORD; i++) {
            time[at + i] = (byte) (value >>> 8 * i);
        }
    }

    private static boolean isInside(int from, int count, int size) {
        return from >= 0 && count >= 0 && count <= size - from;
    }
}
