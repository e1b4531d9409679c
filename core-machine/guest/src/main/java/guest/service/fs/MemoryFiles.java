package guest.service.fs;

import guest.lang.Pool;
import guest.port.Buffer;
import guest.port.FileService;
import guest.port.Lock;
import shared.abi.Errno;
import shared.abi.OpenFlag;

/// The file service over memory: an archive that is only read, and a pool of files that programs make.
///
/// Handles are numbered for each caller, from 3. Two callers never wait for each other but in the pool, while a file is opened or closed,
/// and while one of them appears or ends: the archive never changes, and each caller's open files have a lock of their own.
public final class MemoryFiles implements FileService {
    /// Longest path in bytes.
    public static final int PATH_LIMIT = FileHeaders.NAME_LIMIT;

    private static final int KNOWN_FLAGS = OpenFlag.ACCESS | OpenFlag.CREATE | OpenFlag.TRUNCATE;

    private final Lock sharedLock;
    private final OpenFiles[] clients;

    /// Serves as many callers at a time as there are locks in `openFileLocks`; `sharedLock` guards their coming and going and the
    /// table of what is open. What `records` say was open is open, if the file is there.
    public MemoryFiles(ArchiveIndex index, FilePool pool, OpenFileRecords records, Lock sharedLock, Lock[] openFileLocks) {
        this.sharedLock = sharedLock;
        Contents contents = new Contents(index, pool);
        OpenFile[] table = new OpenFile[openFileLocks.length * OpenFiles.CAPACITY];
        for (int i = 0; i < table.length; i++) {
            table[i] = new OpenFile();
        }
        Pool<OpenFile> opened = new Pool<>(table, sharedLock);
        clients = new OpenFiles[openFileLocks.length];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = new OpenFiles(openFileLocks[i], contents, opened, records, i);
        }
    }

    @Override
    public int open(int caller, int flags, Buffer path) {
        if ((flags & ~KNOWN_FLAGS) != 0 || (flags & OpenFlag.ACCESS) == OpenFlag.ACCESS) {
            return -Errno.EINVAL;
        }
        int length = path.length();
        if (length > PATH_LIMIT) {
            return -Errno.ENAMETOOLONG;
        }
        OpenFiles files = admit(caller);
        return files == null ? -Errno.EMFILE : files.open(flags, path, length);
    }

    @Override
    public int read(int caller, int handle, Buffer destination) {
        OpenFiles files = find(caller);
        return files == null ? -Errno.EBADF : files.read(handle, OpenFiles.AT_OFFSET, destination);
    }

    @Override
    public int readAt(int caller, int handle, long position, Buffer destination) {
        if (position < 0) {
            return -Errno.EINVAL;
        }
        OpenFiles files = find(caller);
        return files == null ? -Errno.EBADF : files.read(handle, position, destination);
    }

    @Override
    public int write(int caller, int handle, Buffer source) {
        OpenFiles files = find(caller);
        return files == null ? -Errno.EBADF : files.write(handle, OpenFiles.AT_OFFSET, source);
    }

    @Override
    public int writeAt(int caller, int handle, long position, Buffer source) {
        if (position < 0) {
            return -Errno.EINVAL;
        }
        OpenFiles files = find(caller);
        return files == null ? -Errno.EBADF : files.write(handle, position, source);
    }

    @Override
    public int writePages(int caller, int handle, long position, Buffer source) {
        OpenFiles files = find(caller);
        return files == null ? -Errno.EBADF : files.write(handle, Math.max(position, OpenFiles.AT_OFFSET), source);
    }

    @Override
    public int close(int caller, int handle) {
        OpenFiles files = find(caller);
        return files == null ? -Errno.EBADF : files.close(handle);
    }

    @Override
    public int release(int caller, int process) {
        OpenFiles files = find(process);
        if (files != null) {
            files.closeAll();
            sharedLock.acquire();
            files.setOwner(OpenFiles.NONE);
            sharedLock.release();
        }
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
        sharedLock.acquire();
        OpenFiles files = find(caller);
        if (files == null) {
            files = find(OpenFiles.NONE);
            if (files != null) {
                files.setOwner(caller);
            }
        }
        sharedLock.release();
        return files;
    }
}
