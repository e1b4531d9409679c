package guest.server;

import guest.lang.Recursive;
import guest.port.Buffer;
import guest.port.FileService;
import shared.abi.Errno;

/// The file service for a client that does not want to know that it was restarted: what was not answered is asked again.
///
/// A new instance knows what is open. What says where it reads or writes is the same however often it is asked; a file that was closed
/// without an answer is closed; one that was opened without an answer stays open, beside the one that the client gets, until the
/// client ends. What depends on the handle's offset is not asked again.
@Recursive(1)
public final class RetriedFiles implements FileService {
    private final FileService once;
    private final FileService repeated;

    /// The same service, reached without repetition and by [RepeatedTransport].
    public RetriedFiles(FileService once, FileService repeated) {
        this.once = once;
        this.repeated = repeated;
    }

    @Override
    public int open(int caller, int flags, Buffer path) {
        return repeated.open(caller, flags, path);
    }

    @Override
    public int read(int caller, int handle, Buffer destination) {
        return once.read(caller, handle, destination);
    }

    @Override
    public int write(int caller, int handle, Buffer source) {
        return once.write(caller, handle, source);
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
        return repeated.readAt(caller, handle, position, destination);
    }

    @Override
    public int writeAt(int caller, int handle, long position, Buffer source) {
        return repeated.writeAt(caller, handle, position, source);
    }
}
