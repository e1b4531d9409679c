package guest.server;

import guest.lib.Os;
import guest.lib.PageBuffer;
import guest.message.MessageWords;
import guest.port.ClockService;
import guest.port.ConsoleService;
import guest.port.FileService;
import shared.abi.Errno;
import shared.map.AddressMap;

/// The operating system by messages: every operation is one call to the server it concerns.
public class MessageOs implements Os {
    private static final int INPUT = 0;
    private static final int OUTPUT = 1;
    /// The caller is what the kernel says, never what the client says.
    private static final int SELF = 0;
    private static final int PATH_LIMIT = 255;

    private final FileService files;
    private final ConsoleService console;
    private final ClockService clock;
    private final ProcessService processes;
    private final ClientBuffer buffer = new ClientBuffer();

    /// For one thread; whatever the services are reached by takes a [ClientBuffer].
    public MessageOs(FileService files, ConsoleService console, ClockService clock, ProcessService processes) {
        this.files = files;
        this.console = console;
        this.clock = clock;
        this.processes = processes;
    }

    @Override
    public int open(byte[] path, int flags) {
        return path.length > PATH_LIMIT ? -Errno.ENAMETOOLONG : files.open(SELF, flags, buffer.give(path, 0, path.length));
    }

    @Override
    public int read(int handle, byte[] destination, int offset, int count) {
        if (!isInside(offset, count, destination.length)) {
            return -Errno.EINVAL;
        }
        return read(handle, buffer.take(destination, offset, count));
    }

    @Override
    public int readRaw(int handle, long address, int count) {
        return read(handle, buffer.take(address, count < 0 ? Integer.MAX_VALUE : count));
    }

    /// A server that claims to have read more than there is room for is not believed.
    private int read(int handle, ClientBuffer destination) {
        int result = isConsole(handle) ? console.read(SELF, destination) : files.read(SELF, handle, destination);
        return Math.min(result, destination.length());
    }

    /// A message carries at most [MessageWords#RECEIVE_AREA_BYTES] to the server, so more goes in pieces.
    @Override
    public int write(int handle, byte[] source, int offset, int count) {
        if (!isInside(offset, count, source.length)) {
            return -Errno.EINVAL;
        }
        int written = 0;
        do {
            int piece = Math.min(count - written, MessageWords.RECEIVE_AREA_BYTES);
            int result = writePiece(handle, buffer.give(source, offset + written, piece));
            if (result < piece) {
                return written > 0 ? written + Math.max(result, 0) : result;
            }
            written += piece;
        } while (written < count);
        return written;
    }

    /// One message lends at most [MessageWords#LOAN_BYTES].
    @Override
    public int writePages(int handle, PageBuffer source, int pages) {
        if (isConsole(handle) || !source.has(pages)) {
            return Os.super.writePages(handle, source, pages);
        }
        int count = pages * AddressMap.PAGE;
        int written = 0;
        while (written < count) {
            int piece = Math.min(count - written, MessageWords.LOAN_BYTES);
            int result = files.writePages(SELF, handle, FileService.AT_OFFSET, buffer.give(source.bytes(), source.start() + written, piece));
            if (result < piece) {
                return written > 0 ? written + Math.max(result, 0) : result;
            }
            written += piece;
        }
        return written;
    }

    private int writePiece(int handle, ClientBuffer source) {
        return isConsole(handle) ? console.write(SELF, source) : files.write(SELF, handle, source);
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
        return processes.identity(SELF);
    }

    /// Ends the program. Does not return.
    public final void exit(int status) {
        processes.exit(SELF, status);
    }

    private static boolean isConsole(int handle) {
        return handle == INPUT || handle == OUTPUT;
    }

    private static boolean isInside(int from, int count, int size) {
        return from >= 0 && count >= 0 && count <= size - from;
    }
}
