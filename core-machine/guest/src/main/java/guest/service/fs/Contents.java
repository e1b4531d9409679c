package guest.service.fs;

import guest.port.Buffer;
import guest.port.Region;
import shared.abi.Errno;
import shared.abi.OpenFlag;

/// All files by number: those of an archive, which are only read and come first, and those of a pool.
final class Contents {
    private final Region archive;
    private final ArchiveIndex index;
    private final FilePool pool;

    Contents(ArchiveIndex index, FilePool pool) {
        this.archive = index.archive();
        this.index = index;
        this.pool = pool;
    }

    /// Number of the file called by the first `length` bytes of `path`, made or cut short as `flags` ask, or a negated errno.
    int find(byte[] path, int length, int flags) {
        int file = index.find(path, length);
        if (file == ArchiveIndex.NONE) {
            return findInPool(path, length, flags);
        }
        return flags != OpenFlag.READ_ONLY && flags != OpenFlag.CREATE ? -Errno.EACCES : file;
    }

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

    /// Whether the file is there, and as it was.
    boolean isSound(int file) {
        int pooled = file - index.files();
        return pooled < 0 || pool.exists(pooled) && !pool.isDamaged(pooled);
    }

    /// Up to `destination.length()` bytes from `offset` to the client: their number, or a negated errno.
    int read(int file, long offset, Buffer destination) {
        int pooled = file - index.files();
        return pooled < 0 ? readArchive(file, offset, destination) : pool.read(pooled, offset, destination);
    }

    private int readArchive(int file, long offset, Buffer destination) {
        int count = (int) Math.max(0, Math.min(destination.length(), index.bytes(file) - offset));
        int fault = count == 0 ? 0 : destination.copyOut(0, archive, index.start(file) + offset, count);
        return fault != 0 ? fault : count;
    }

    /// All of `source` to `offset` of a file opened for writing, or as much as there is room for: its number of bytes, or a negated errno.
    int write(int file, long offset, Buffer source) {
        return pool.write(file - index.files(), offset, source);
    }
}
