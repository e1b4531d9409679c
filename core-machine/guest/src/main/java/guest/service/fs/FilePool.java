package guest.service.fs;

import guest.lang.GuardedBy;
import guest.lang.Holds;
import guest.port.Buffer;
import guest.port.Lock;
import guest.port.Region;
import shared.abi.Errno;

/// Files that can be written, in a region that may outlive the service: everything else here is rebuilt from the region, and checked,
/// whenever a pool is made of it. A region of zeros is an empty pool.
///
/// A file whose header, places or bytes are not what was written answers -EIO from then on, and its blocks are not used again.
/// Directories there are none: a path is a name.
public final class FilePool {
    /// The answer where there is no such file, or no room for one.
    public static final int NONE = -1;

    private static final int BLOCK = FileHeaders.BLOCK;

    private final Region region;
    private final Lock lock;
    @GuardedBy("lock") private final FileHeaders headers;
    /// Known when the pool is made, and the same from then on.
    private final boolean[] damaged;
    @GuardedBy("lock") private final boolean[] used;
    private int damagedFiles;

    /// `lock` guards everything in the region.
    public FilePool(Region region, Lock lock) {
        this.region = region;
        this.lock = lock;
        headers = new FileHeaders(region);
        damaged = new boolean[headers.count()];
        used = new boolean[headers.blocks()];
        this.lock.acquire();
        for (int file = 0; file < headers.count(); file++) {
            if (!headers.isFree(file) && !isSound(file)) {
                damaged[file] = true;
                damagedFiles++;
            }
        }
        this.lock.release();
    }

    /// How many files were found damaged.
    public int damagedFiles() {
        return damagedFiles;
    }

    /// Number of the file called by the first `length` bytes of `name`, or [#NONE].
    int find(byte[] name, int length) {
        lock.acquire();
        int found = search(name, length);
        lock.release();
        return found;
    }

    /// The same, made if there is none.
    int findOrCreate(byte[] name, int length) {
        lock.acquire();
        int file = search(name, length);
        for (int i = 0; i < headers.count() && file == NONE; i++) {
            if (headers.isFree(i)) {
                headers.create(i, name, length);
                file = i;
            }
        }
        lock.release();
        return file;
    }

    boolean isDamaged(int file) {
        return damaged[file];
    }

    /// Whether there is a file of this number; any int.
    boolean exists(int file) {
        lock.acquire();
        boolean exists = file >= 0 && file < headers.count() && !headers.isFree(file);
        lock.release();
        return exists;
    }

    void truncate(int file) {
        lock.acquire();
        headers.setSize(file, 0);
        for (int place = 0; place < FileHeaders.PLACES && headers.block(file, place) != 0; place++) {
            used[headers.block(file, place)] = false;
            headers.assign(file, place, 0);
        }
        lock.release();
    }

    /// Up to `destination.length()` bytes from `offset` to the client: their number, or a negated errno.
    int read(int file, long offset, Buffer destination) {
        lock.acquire();
        int count = (int) Math.max(0, Math.min(destination.length(), headers.size(file) - offset));
        int done = 0;
        int failure = 0;
        while (done < count && failure == 0) {
            int within = (int) (offset + done) % BLOCK;
            int piece = Math.min(count - done, BLOCK - within);
            int block = headers.block(file, (int) ((offset + done) / BLOCK));
            failure = destination.copyOut(done, region, (long) block * BLOCK + within, piece);
            done += piece;
        }
        lock.release();
        return failure != 0 ? failure : count;
    }

    /// All of `source` to `offset`, or as much as there is room for: its number of bytes, or a negated errno.
    int write(int file, long offset, Buffer source) {
        int wanted = source.length();
        if (offset >= FileHeaders.MOST_BYTES && wanted > 0) {
            return -Errno.EFBIG;
        }
        int count = (int) Math.min(wanted, FileHeaders.MOST_BYTES - offset);
        lock.acquire();
        int done = 0;
        int failure = 0;
        while (done < count && failure == 0) {
            int piece = Math.min(count - done, BLOCK - (int) (offset + done) % BLOCK);
            failure = writePiece(file, offset + done, source, done, piece);
            done += failure == 0 ? piece : 0;
        }
        lock.release();
        return done > 0 ? done : failure;
    }

    /// Bytes that lie in one block. What lies between the end of the file and `offset` becomes 0.
    @Holds("lock")
    private int writePiece(int file, long offset, Buffer source, int from, int count) {
        int place = (int) (offset / BLOCK);
        if (!reach(file, place)) {
            return -Errno.ENOSPC;
        }
        headers.beginWrite(file, place);
        int failure = source.copyIn(from, region, (long) headers.block(file, place) * BLOCK + offset % BLOCK, count);
        headers.endWrite(file, place);
        if (failure == 0 && offset + count > headers.size(file)) {
            headers.setSize(file, offset + count);
        }
        return failure;
    }

    /// Gives the file blocks up to `place`; false if there are not enough. Places beyond the size are nobody's yet.
    @Holds("lock")
    private boolean reach(int file, int place) {
        for (int i = placesOf(headers.size(file)); i <= place; i++) {
            if (headers.block(file, i) == 0) {
                int block = freeBlock();
                if (block == NONE) {
                    return false;
                }
                used[block] = true;
                headers.assign(file, i, block);
                headers.endWrite(file, i);
            }
        }
        return true;
    }

    @Holds("lock")
    private int freeBlock() {
        for (int block = headers.count(); block < used.length; block++) {
            if (!used[block]) {
                return block;
            }
        }
        return NONE;
    }

    @Holds("lock")
    private int search(byte[] name, int length) {
        for (int file = 0; file < headers.count(); file++) {
            if (!headers.isFree(file) && headers.isNamed(file, name, length)) {
                return file;
            }
        }
        return NONE;
    }

    /// Checks a file and takes its blocks. A write that was cut short left its client without an answer, so whatever it got done is
    /// valid.
    @Holds("lock")
    private boolean isSound(int file) {
        boolean sound = headers.isSound(file);
        int places = sound ? placesOf(headers.size(file)) : FileHeaders.PLACES;
        for (int place = 0; place < places; place++) {
            int block = headers.block(file, place);
            boolean own = block >= headers.count() && block < used.length && !used[block];
            if (own) {
                used[block] = true;
                if (place == headers.writing(file)) {
                    headers.endWrite(file, place);
                }
            }
            sound &= own && headers.holdsItsBytes(file, place);
        }
        if (sound) {
            forgetBeyond(file, places);
        }
        return sound;
    }

    @Holds("lock")
    private void forgetBeyond(int file, int places) {
        for (int place = places; place < FileHeaders.PLACES && headers.block(file, place) != 0; place++) {
            headers.assign(file, place, 0);
        }
    }

    private static int placesOf(long size) {
        return (int) ((size + BLOCK - 1) / BLOCK);
    }
}
