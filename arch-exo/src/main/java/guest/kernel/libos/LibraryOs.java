package guest.kernel.libos;

import guest.lib.Os;
import guest.platform.UserBuffer;
import guest.port.ClockService;
import guest.port.ConsoleService;
import guest.port.FileService;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;

/// The operating system by plain calls: every service is a library in the program's own address space. A wrong pointer is found out by
/// the program's own fault handler.
@RawAllowed(category = Category.USER_MEMORY, reason = "turns the program's arrays into buffers of its services")
public final class LibraryOs implements Os {
    private static final int INPUT = 0;
    private static final int OUTPUT = 1;
    /// The only client its services have.
    private static final int SELF = 0;
    private static final int PATH_LIMIT = 255;

    private final FileService files;
    private final ConsoleService console;
    private final ClockService clock;
    private final Upcalls upcalls;
    private final UserBuffer buffer = new UserBuffer();

    public LibraryOs(FileService files, ConsoleService console, ClockService clock, Upcalls upcalls) {
        this.files = files;
        this.console = console;
        this.clock = clock;
        this.upcalls = upcalls;
    }

    @Override
    public int open(byte[] path, int flags) {
        if (path.length > PATH_LIMIT) {
            return -Errno.ENAMETOOLONG;
        }
        buffer.set(Memory.addressOfElements(path), path.length);
        return files.open(SELF, flags, buffer);
    }

    @Override
    public int read(int handle, byte[] destination, int offset, int count) {
        if (!isInside(offset, count, destination.length)) {
            return -Errno.EINVAL;
        }
        return readRaw(handle, Memory.addressOfElements(destination) + offset, count);
    }

    @Override
    public int readRaw(int handle, long address, int count) {
        buffer.set(address, count < 0 ? Integer.MAX_VALUE : count);
        return isConsole(handle) ? readLine() : files.read(SELF, handle, buffer);
    }

    /// Programs that read take turns, line by line.
    private int readLine() {
        upcalls.bindInput();
        int result = console.read(SELF, buffer);
        Kernel.releaseInput();
        return result;
    }

    @Override
    public int write(int handle, byte[] source, int offset, int count) {
        if (!isInside(offset, count, source.length)) {
            return -Errno.EINVAL;
        }
        buffer.set(Memory.addressOfElements(source) + offset, count);
        return isConsole(handle) ? console.write(SELF, buffer) : files.write(SELF, handle, buffer);
    }

    @Override
    public int close(int handle) {
        return files.close(SELF, handle);
    }

    @Override
    public int sleep(long nanoseconds) {
        return clock.sleep(SELF, nanoseconds);
    }

    @Override
    public int processId() {
        return Kernel.identity();
    }

    /// Ends the program. Does not return.
    public void exit(int status) {
        Kernel.end(status);
    }

    private static boolean isConsole(int handle) {
        return handle == INPUT || handle == OUTPUT;
    }

    private static boolean isInside(int from, int count, int size) {
        return from >= 0 && count >= 0 && count <= size - from;
    }
}
