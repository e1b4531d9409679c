package guest.server;

import guest.lang.Recursive;
import guest.port.Buffer;
import guest.port.FileService;
import shared.abi.Errno;

/// The file service for a client that does not want to know that it was restarted: what was not answered is asked again.
///
/// -EIO is what the kernel says when the service failed with the request in hand. A new instance knows what is open and where its
/// offsets are, and an offset moves last of all; so to ask again is to go on. A service that fails with every attempt is left alone.
@Recursive(1)
public final class RetriedFiles implements FileService {
    private static final int ATTEMPTS = 3;

    private final FileService files;

    public RetriedFiles(FileService files) {
        this.files = files;
    }

    @Override
    public int open(int caller, int flags, Buffer path) {
        int result = files.open(caller, flags, path);
        for (int i = 1; i < ATTEMPTS && result == -Errno.EIO; i++) {
            result = files.open(caller, flags, path);
        }
        return result;
    }

    @Override
    public int read(int caller, int handle, Buffer destination) {
        int result = files.read(caller, handle, destination);
        for (int i = 1; i < ATTEMPTS && result == -Errno.EIO; i++) {
            result = files.read(caller, handle, destination);
        }
        return result;
    }

    @Override
    public int write(int caller, int handle, Buffer source) {
        int result = files.write(caller, handle, source);
        for (int i = 1; i < ATTEMPTS && result == -Errno.EIO; i++) {
            result = files.write(caller, handle, source);
        }
        return result;
    }

    @Override
    public int close(int caller, int handle) {
        int result = files.close(caller, handle);
        for (int i = 1; i < ATTEMPTS && result == -Errno.EIO; i++) {
            result = files.close(caller, handle);
        }
        return result;
    }

    @Override
    public int release(int caller, int process) {
        int result = files.release(caller, process);
        for (int i = 1; i < ATTEMPTS && result == -Errno.EIO; i++) {
            result = files.release(caller, process);
        }
        return result;
    }
}
