package guest.service.fs;

import guest.lang.GuardedBy;
import guest.lang.Holds;
import guest.lang.Pool;
import guest.port.Buffer;
import guest.port.Lock;
import shared.abi.Errno;
import shared.abi.OpenFlag;

/// The open files of one client. What a handle was opened on is in a table that all clients share; each handle has an offset of its own.
///
/// Every change is written down in [OpenFileRecords] right away.
final class OpenFiles {
    /// [#owner] of a free record.
    static final int NONE = -1;
    static final int CAPACITY = 16;
    /// Stands for the position that the handle is at.
    static final long AT_OFFSET = -1;
    /// 0 to 2 are the standard streams everywhere.
    private static final int FIRST_HANDLE = 3;

    /// The process these files belong to, [#NONE] for a free record.
    volatile int owner = NONE;
    private final Lock lock;
    private final Contents contents;
    private final Pool<OpenFile> table;
    private final OpenFileRecords records;
    private final int client;
    /// Scratch space for the path of a call.
    @GuardedBy("lock") private final byte[] path = new byte[MemoryFiles.PATH_LIMIT];
    /// Handles of the table, [Pool#EMPTY] where nothing is open.
    @GuardedBy("lock") private final long[] opened = new long[CAPACITY];
    @GuardedBy("lock") private final long[] offset = new long[CAPACITY];

    /// The record of client number `client`, as `records` have it, but for files that are not there or not as they were.
    OpenFiles(Lock lock, Contents contents, Pool<OpenFile> table, OpenFileRecords records, int client) {
        this.lock = lock;
        this.contents = contents;
        this.table = table;
        this.records = records;
        this.client = client;
        owner = records.owner(client);
        for (int i = 0; i < CAPACITY; i++) {
            if (owner != NONE && records.isOpen(client, i) && contents.isSound(records.file(client, i))) {
                opened[i] = taken(records.file(client, i), records.access(client, i));
                offset[i] = records.offset(client, i);
            } else {
                records.keepClosed(client, i);
            }
        }
    }

    /// Gives the record to a process, or with [#NONE] to nobody.
    void setOwner(int process) {
        records.keepOwner(client, process);
        owner = process;
    }

    void closeAll() {
        lock.acquire();
        for (int i = 0; i < CAPACITY; i++) {
            if (opened[i] != Pool.EMPTY) {
                closeEntry(i);
            }
        }
        lock.release();
    }

    /// Opens the file called by `length` bytes of `name` at its start: the lowest free handle, or a negated errno.
    int open(int flags, Buffer name, int length) {
        lock.acquire();
        int file = name.copyIn(0, path, 0, length);
        if (file == 0) {
            file = contents.find(path, length, flags);
        }
        int result = file < 0 ? file : enter(file, flags & OpenFlag.ACCESS);
        lock.release();
        return result;
    }

    @Holds("lock")
    private int enter(int file, int access) {
        for (int i = 0; i < CAPACITY; i++) {
            if (opened[i] == Pool.EMPTY) {
                long taken = taken(file, access);
                if (taken == Pool.EMPTY) {
                    return -Errno.ENFILE;
                }
                opened[i] = taken;
                offset[i] = 0;
                records.keep(client, i, file, access, 0);
                return FIRST_HANDLE + i;
            }
        }
        return -Errno.EMFILE;
    }

    /// A record of the table, or [Pool#EMPTY].
    private long taken(int file, int access) {
        long handle = table.take();
        if (handle != Pool.EMPTY) {
            OpenFile record = table.get(handle);
            record.file = file;
            record.access = access;
        }
        return handle;
    }

    /// From `position`, or [#AT_OFFSET].
    int read(int handle, long position, Buffer destination) {
        lock.acquire();
        int result = -Errno.EBADF;
        if (isOpen(handle)) {
            int i = handle - FIRST_HANDLE;
            OpenFile record = table.get(opened[i]);
            if (record.access != OpenFlag.WRITE_ONLY) {
                long at = position == AT_OFFSET ? offset[i] : position;
                result = moved(i, at, contents.read(record.file, at, destination));
            }
        }
        lock.release();
        return result;
    }

    /// To `position`, or [#AT_OFFSET].
    int write(int handle, long position, Buffer source) {
        lock.acquire();
        int result = -Errno.EBADF;
        if (isOpen(handle)) {
            int i = handle - FIRST_HANDLE;
            OpenFile record = table.get(opened[i]);
            if (record.access != OpenFlag.READ_ONLY) {
                long at = position == AT_OFFSET ? offset[i] : position;
                result = moved(i, at, contents.write(record.file, at, source));
            }
        }
        lock.release();
        return result;
    }

    /// Passes on what became of a transfer that began at `from`.
    @Holds("lock")
    private int moved(int i, long from, int result) {
        if (result > 0) {
            setOffset(i, from + result);
        }
        return result;
    }

    int close(int handle) {
        lock.acquire();
        int result = -Errno.EBADF;
        if (isOpen(handle)) {
            closeEntry(handle - FIRST_HANDLE);
            result = 0;
        }
        lock.release();
        return result;
    }

    @Holds("lock")
    private boolean isOpen(int handle) {
        int i = handle - FIRST_HANDLE;
        return i >= 0 && i < CAPACITY && opened[i] != Pool.EMPTY;
    }

    @Holds("lock")
    private void setOffset(int i, long value) {
        offset[i] = value;
        records.keepOffset(client, i, value);
    }

    @Holds("lock")
    private void closeEntry(int i) {
        long record = opened[i];
        opened[i] = Pool.EMPTY;
        records.keepClosed(client, i);
        table.release(record);
    }
}
