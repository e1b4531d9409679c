package guest.service.fs;

import guest.port.Buffer;
import guest.port.FileService;
import guest.port.Lock;
import guest.port.Region;
import shared.abi.Errno;

/// The file service over an archive in memory.
///
/// Handles are numbered for each caller, from 3. Two callers never wait for each other but while one appears or ends: file
/// data and names never change, and each caller's open files have a lock of their own.
public final class MemoryFiles implements FileService {
    /// Longest path in bytes.
    public static final int PATH_LIMIT = 255;

    private static final int READ_ONLY = 0;

    private final Region archive;
    private final ArchiveIndex index;
    private final Lock clientLock;
    private final OpenFiles[] clients;

    /// Serves as many callers at a time as there are locks in `openFileLocks`; `clientLock` guards their coming and going.
    public MemoryFiles(Region archive, ArchiveIndex index, Lock clientLock, Lock[] openFileLocks) {
        this.archive = archive;
        this.index = index;
        this.clientLock = clientLock;
        clients = new OpenFiles[openFileLocks.length];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = new OpenFiles(openFileLocks[i]);
        }
    }

    @Override
    public int open(int caller, int flags, Buffer path) {
        if (flags != READ_ONLY) {
            return -Errno.EACCES;
        }
        int length = path.length();
        if (length > PATH_LIMIT) {
            return -Errno.ENAMETOOLONG;
        }
        OpenFiles files = admit(caller);
        if (files == null) {
            return -Errno.EMFILE;
        }
        files.lock.acquire();
        int result = openIn(files, path, length);
        files.lock.release();
        return result;
    }

    private int openIn(OpenFiles files, Buffer path, int length) {
        int fault = path.copyIn(0, files.path, 0, length);
        if (fault != 0) {
            return fault;
        }
        int file = index.find(files.path, length);
        if (file == ArchiveIndex.NONE) {
            return -Errno.ENOENT;
        }
        int handle = files.open(file);
        return handle == OpenFiles.NONE ? -Errno.EMFILE : handle;
    }

    @Override
    public int read(int caller, int handle, Buffer destination) {
        OpenFiles files = find(caller);
        if (files == null) {
            return -Errno.EBADF;
        }
        files.lock.acquire();
        int result = readFrom(files, handle, destination);
        files.lock.release();
        return result;
    }

    private int readFrom(OpenFiles files, int handle, Buffer destination) {
        if (!files.isOpen(handle)) {
            return -Errno.EBADF;
        }
        int file = files.file(handle);
        long offset = files.offset(handle);
        int count = (int) Math.min(destination.length(), index.bytes(file) - offset);
        if (count == 0) {
            return 0;
        }
        int fault = destination.copyOut(0, archive, index.start(file) + offset, count);
        if (fault != 0) {
            return fault;
        }
        files.setOffset(handle, offset + count);
        return count;
    }

    @Override
    public int close(int caller, int handle) {
        OpenFiles files = find(caller);
        if (files == null) {
            return -Errno.EBADF;
        }
        files.lock.acquire();
        int result = -Errno.EBADF;
        if (files.isOpen(handle)) {
            files.close(handle);
            result = 0;
        }
        files.lock.release();
        return result;
    }

    @Override
    public int release(int caller, int process) {
        clientLock.acquire();
        OpenFiles files = find(process);
        if (files != null) {
            files.lock.acquire();
            files.closeAll();
            files.owner = OpenFiles.NONE;
            files.lock.release();
        }
        clientLock.release();
        return 0;
    }

    /// The caller's files, or null. Needs no lock: only the caller's own first call and its end change the answer.
    private OpenFiles find(int caller) {
        for (int i = 0; i < clients.length; i++) {
            if (clients[i].owner == caller) {
                return clients[i];
            }
        }
        return null;
    }

    /// The caller's files, given a free record if it has none; null if there is none left.
    private OpenFiles admit(int caller) {
        clientLock.acquire();
        OpenFiles files = find(caller);
        if (files == null) {
            files = find(OpenFiles.NONE);
            if (files != null) {
                files.owner = caller;
            }
        }
        clientLock.release();
        return files;
    }
}
