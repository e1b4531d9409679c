package guest.service.fs;

import guest.port.Buffer;
import guest.port.FileService;
import guest.port.Lock;
import guest.port.Region;
import shared.abi.Errno;
import shared.abi.OpenFlag;

/// The file service over memory: an archive that is only read, and a pool of files that programs make.
///
/// Handles are numbered for each caller, from 3. Two callers never wait for each other but in the pool and while one appears or ends:
/// the archive never changes, and each caller's open files have a lock of their own.
public final class MemoryFiles implements FileService {
    /// Longest path in bytes.
    public static final int PATH_LIMIT = FileHeaders.NAME_LIMIT;

    private static final int KNOWN_FLAGS = OpenFlag.ACCESS | OpenFlag.CREATE | OpenFlag.TRUNCATE;

    /// Stands for the handle's own offset.
    private static final long AT_OFFSET = -1;

    private final Region archive;
    private final ArchiveIndex index;
    private final FilePool pool;
    private final Lock clientLock;
    private final OpenFiles[] clients;

    /// Serves as many callers at a time as there are locks in `openFileLocks`; `clientLock` guards their coming and going. What `records`
    /// say was open is open, if the file is there.
    public MemoryFiles(ArchiveIndex index, FilePool pool, OpenFileRecords records, Lock clientLock, Lock[] openFileLocks) {
        this.archive = index.archive();
        this.index = index;
        this.pool = pool;
        this.clientLock = clientLock;
        clients = new OpenFiles[openFileLocks.length];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = new OpenFiles(openFileLocks[i], records, i);
            clients[i].closeStrangers(index.files(), pool);
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
        if (files == null) {
            return -Errno.EMFILE;
        }
        files.lock.acquire();
        int result = openIn(files, flags, path, length);
        files.lock.release();
        return result;
    }

    private int openIn(OpenFiles files, int flags, Buffer path, int length) {
        int fault = path.copyIn(0, files.path, 0, length);
        if (fault != 0) {
            return fault;
        }
        int file = index.find(files.path, length);
        if (file == ArchiveIndex.NONE) {
            file = findInPool(files.path, length, flags);
        } else if (flags != OpenFlag.READ_ONLY && flags != OpenFlag.CREATE) {
            return -Errno.EACCES;
        }
        if (file < 0) {
            return file;
        }
        int handle = files.open(file, flags & OpenFlag.ACCESS);
        return handle == OpenFiles.NONE ? -Errno.EMFILE : handle;
    }

    /// Number of a file of the pool, which follow those of the archive, or a negated errno.
    private int findInPool(byte[] path, int length, int flags) {
        boolean create = (flags & OpenFlag.CREATE) != 0 && length > 0;
        int file = create ? pool.findOrCreate(path, length) : pool.find(path, length);
        if (file == FilePool.NONE) {
            return create ? -Errno.ENOSPC : -Errno.ENOENT;
        }
        if (pool.isDamaged(file)) {
            return -Errno.EIO;
        }
        if ((flags & OpenFlag.TRUNCATE) != 0 && (flags & OpenFlag.ACCESS) != OpenFlag.READ_ONLY) {
            pool.truncate(file);
        }
        return index.files() + file;
    }

    @Override
    public int read(int caller, int handle, Buffer destination) {
        return readFrom(caller, handle, AT_OFFSET, destination);
    }

    @Override
    public int readAt(int caller, int handle, long position, Buffer destination) {
        return position < 0 ? -Errno.EINVAL : readFrom(caller, handle, position, destination);
    }

    private int readFrom(int caller, int handle, long position, Buffer destination) {
        OpenFiles files = find(caller);
        if (files == null) {
            return -Errno.EBADF;
        }
        files.lock.acquire();
        int result = readFrom(files, handle, position, destination);
        files.lock.release();
        return result;
    }

    private int readFrom(OpenFiles files, int handle, long position, Buffer destination) {
        if (!files.isOpen(handle) || files.access(handle) == OpenFlag.WRITE_ONLY) {
            return -Errno.EBADF;
        }
        int file = files.file(handle);
        long offset = position == AT_OFFSET ? files.offset(handle) : position;
        int result = file < index.files() ? readArchive(file, offset, destination) : pool.read(file - index.files(), offset, destination);
        if (result > 0) {
            files.setOffset(handle, offset + result);
        }
        return result;
    }

    private int readArchive(int file, long offset, Buffer destination) {
        int count = (int) Math.max(0, Math.min(destination.length(), index.bytes(file) - offset));
        int fault = count == 0 ? 0 : destination.copyOut(0, archive, index.start(file) + offset, count);
        return fault != 0 ? fault : count;
    }

    @Override
    public int write(int caller, int handle, Buffer source) {
        return writeTo(caller, handle, AT_OFFSET, source);
    }

    @Override
    public int writeAt(int caller, int handle, long position, Buffer source) {
        return position < 0 ? -Errno.EINVAL : writeTo(caller, handle, position, source);
    }

    private int writeTo(int caller, int handle, long position, Buffer source) {
        OpenFiles files = find(caller);
        if (files == null) {
            return -Errno.EBADF;
        }
        files.lock.acquire();
        int result = writeTo(files, handle, position, source);
        files.lock.release();
        return result;
    }

    private int writeTo(OpenFiles files, int handle, long position, Buffer source) {
        if (!files.isOpen(handle) || files.access(handle) == OpenFlag.READ_ONLY) {
            return -Errno.EBADF;
        }
        long offset = position == AT_OFFSET ? files.offset(handle) : position;
        int result = pool.write(files.file(handle) - index.files(), offset, source);
        if (result > 0) {
            files.setOffset(handle, offset + result);
        }
        return result;
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
            files.setOwner(OpenFiles.NONE);
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
                files.setOwner(caller);
            }
        }
        clientLock.release();
        return files;
    }
}
