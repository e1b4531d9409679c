package guest.kernel.bake;

import guest.lib.Os;
import guest.port.Buffer;
import guest.port.ClockService;
import guest.port.ConsoleService;
import guest.port.FileService;
import guest.process.Streams;
import guest.process.Transfer;
import shared.abi.Errno;

/// The operating system by plain call: every operation calls the service that does it.
///
/// A service is made by the operation that first needs it. A program that never opens a file reaches no [#open], so no file service is
/// ever made, and the compiler leaves out what only it would need.
public final class PlainOs implements Os {
    /// The one process.
    private static final int PROGRAM = 1;

    private final Services services;
    private final PlainBuffer buffer = new PlainBuffer();
    private RawBuffer raw;
    private FileService files;
    private ConsoleService console;
    private ClockService clock;

    public PlainOs(Services services) {
        this.services = services;
    }

    @Override
    public int open(byte[] path, int flags) {
        if (files == null) {
            files = services.files();
        }
        buffer.set(path, 0, path.length);
        return files.open(PROGRAM, flags, buffer);
    }

    @Override
    public int read(int handle, byte[] destination, int offset, int count) {
        if (!Range.isInside(offset, count, destination.length)) {
            return -Errno.EINVAL;
        }
        buffer.set(destination, offset, count);
        return read(handle, buffer);
    }

    @Override
    public int readRaw(int handle, long address, int count) {
        if (raw == null) {
            raw = new RawBuffer();
        }
        raw.set(address, Transfer.length(count));
        return read(handle, raw);
    }

    private int read(int handle, Buffer destination) {
        if (Streams.isConsole(handle)) {
            return console().read(PROGRAM, destination);
        }
        return files == null ? -Errno.EBADF : files.read(PROGRAM, handle, destination);
    }

    @Override
    public int write(int handle, byte[] source, int offset, int count) {
        if (!Range.isInside(offset, count, source.length)) {
            return -Errno.EINVAL;
        }
        buffer.set(source, offset, count);
        if (Streams.isConsole(handle)) {
            return console().write(PROGRAM, buffer);
        }
        return files == null ? -Errno.EBADF : files.write(PROGRAM, handle, buffer);
    }

    @Override
    public int close(int handle) {
        return files == null ? -Errno.EBADF : files.close(PROGRAM, handle);
    }

    @Override
    public int sleep(long nanoseconds) {
        if (clock == null) {
            clock = services.clock();
        }
        return clock.sleep(PROGRAM, nanoseconds);
    }

    @Override
    public int processId() {
        return PROGRAM;
    }

    private ConsoleService console() {
        if (console == null) {
            console = services.console();
        }
        return console;
    }
}
