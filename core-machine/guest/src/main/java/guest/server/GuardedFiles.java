package guest.server;

import guest.lang.Recursive;
import guest.port.Buffer;
import guest.port.FileService;
import shared.abi.Errno;

/// The file service as anybody may use it who can send it messages: only who manages processes speaks for them.
@Recursive(1)
public final class GuardedFiles implements FileService {
    private static final int PROCESSES = 0;

    private final FileService files;

    public GuardedFiles(FileService files) {
        this.files = files;
    }

    @Override
    public int open(int caller, int flags, Buffer path) {
        return files.open(caller, flags, path);
    }

    @Override
    public int read(int caller, int handle, Buffer destination) {
        return files.read(caller, handle, destination);
    }

    @Override
    public int write(int caller, int handle, Buffer source) {
        return files.write(caller, handle, source);
    }

    @Override
    public int close(int caller, int handle) {
        return files.close(caller, handle);
    }

    @Override
    public int release(int caller, int process) {
        return caller == PROCESSES ? files.release(caller, process) : -Errno.EPERM;
    }

    @Override
    public int readAt(int caller, int handle, long position, Buffer destination) {
        return files.readAt(caller, handle, position, destination);
    }

    @Override
    public int writeAt(int caller, int handle, long position, Buffer source) {
        return files.writeAt(caller, handle, position, source);
    }

    @Override
    public int writePages(int caller, int handle, long position, Buffer source) {
        return files.writePages(caller, handle, position, source);
    }
}
