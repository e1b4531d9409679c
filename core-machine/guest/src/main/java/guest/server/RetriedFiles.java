package guest.server;

import guest.lang.Recursive;
import guest.port.Buffer;
import guest.port.FileService;
import shared.abi.Errno;

/// The file service for a client that does not want to know that it was restarted: what was not answered is asked again.
///
/// A new instance knows what is open, but the failed one may or may not have moved the handle's offset before it failed. So the client
/// counts what it was given itself, and asks again by position, which is the same however often it is asked. A file that was closed
/// without an answer is closed; one that was opened without an answer stays open, beside the one that the client gets, until the client
/// ends. For one thread.
///
/// Model: Sandberg et al., "Design and Implementation of the Sun Network Filesystem", USENIX 1985 (requests that name the position).
@Recursive(1)
public final class RetriedFiles implements FileService {
    /// A power of two. Handles are smaller; no file service gives more to one client.
    private static final int HANDLES = 32;

    private final FileService once;
    private final FileService repeated;
    /// For each handle, where the next transfer begins.
    private final long[] positions = new long[HANDLES];

    /// The same service, reached without repetition and by [RepeatedTransport].
    public RetriedFiles(FileService once, FileService repeated) {
        this.once = once;
        this.repeated = repeated;
    }

    @Override
    public int open(int caller, int flags, Buffer path) {
        int handle = repeated.open(caller, flags, path);
        if (handle >= 0) {
            positions[handle & HANDLES - 1] = 0;
        }
        return handle;
    }

    @Override
    public int read(int caller, int handle, Buffer destination) {
        int result = once.read(caller, handle, destination);
        if (result == -Errno.EIO) {
            result = repeated.readAt(caller, handle, positions[handle & HANDLES - 1], destination);
        }
        return advance(handle, result);
    }

    @Override
    public int write(int caller, int handle, Buffer source) {
        int result = once.write(caller, handle, source);
        if (result == -Errno.EIO) {
            result = repeated.writeAt(caller, handle, positions[handle & HANDLES - 1], source);
        }
        return advance(handle, result);
    }

    @Override
    public int close(int caller, int handle) {
        int result = once.close(caller, handle);
        if (result != -Errno.EIO) {
            return result;
        }
        result = repeated.close(caller, handle);
        return result == -Errno.EBADF ? 0 : result;
    }

    @Override
    public int release(int caller, int process) {
        return repeated.release(caller, process);
    }

    @Override
    public int readAt(int caller, int handle, long position, Buffer destination) {
        int result = repeated.readAt(caller, handle, position, destination);
        if (result > 0) {
            positions[handle & HANDLES - 1] = position + result;
        }
        return result;
    }

    @Override
    public int writeAt(int caller, int handle, long position, Buffer source) {
        int result = repeated.writeAt(caller, handle, position, source);
        if (result > 0) {
            positions[handle & HANDLES - 1] = position + result;
        }
        return result;
    }

    @Override
    public int writePages(int caller, int handle, long position, Buffer source) {
        long from = position < 0 ? positions[handle & HANDLES - 1] : position;
        int result = once.writePages(caller, handle, position, source);
        if (result == -Errno.EIO) {
            result = repeated.writePages(caller, handle, from, source);
        }
        if (result > 0) {
            positions[handle & HANDLES - 1] = from + result;
        }
        return result;
    }

    private int advance(int handle, int result) {
        if (result > 0) {
            positions[handle & HANDLES - 1] += result;
        }
        return result;
    }
}
