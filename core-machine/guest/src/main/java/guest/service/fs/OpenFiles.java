package guest.service.fs;

import guest.port.Lock;

/// The open files of one client. Each handle has an offset of its own.
///
/// Every change is written down in [OpenFileRecords] right away. Whoever touches anything but [#owner] holds [#lock].
final class OpenFiles {
    /// The answer where there is no free handle.
    static final int NONE = -1;
    static final int CAPACITY = 16;
    /// 0 to 2 are the standard streams everywhere.
    private static final int FIRST_HANDLE = 3;
    private static final int CLOSED = -1;

    /// The process these files belong to, [#NONE] for a free record.
    volatile int owner = NONE;
    final Lock lock;
    /// Scratch space for the path of a call.
    final byte[] path = new byte[MemoryFiles.PATH_LIMIT];
    private final int[] file = new int[CAPACITY];
    private final int[] access = new int[CAPACITY];
    private final long[] offset = new long[CAPACITY];
    private final OpenFileRecords records;
    private final int client;

    /// The record of client number `client`, as `records` have it.
    OpenFiles(Lock lock, OpenFileRecords records, int client) {
        this.lock = lock;
        this.records = records;
        this.client = client;
        owner = records.owner(client);
        for (int i = 0; i < CAPACITY; i++) {
            boolean open = owner != NONE && records.isOpen(client, i);
            file[i] = open ? records.file(client, i) : CLOSED;
            access[i] = records.access(client, i);
            offset[i] = records.offset(client, i);
        }
    }

    /// Closes what is open on files that are not there, or not as they were. The first `archived` numbers are those of the archive.
    void closeStrangers(int archived, FilePool pool) {
        for (int i = 0; i < CAPACITY; i++) {
            int pooled = file[i] - archived;
            if (file[i] != CLOSED && pooled >= 0 && (!pool.exists(pooled) || pool.isDamaged(pooled))) {
                close(FIRST_HANDLE + i);
            }
        }
    }

    /// Gives the record to a process, or with [#NONE] to nobody.
    void setOwner(int process) {
        records.keepOwner(client, process);
        owner = process;
    }

    /// Opens file `number` at its start for `mode`; the lowest free handle, or [#NONE].
    int open(int number, int mode) {
        for (int i = 0; i < CAPACITY; i++) {
            if (file[i] == CLOSED) {
                file[i] = number;
                access[i] = mode;
                offset[i] = 0;
                records.keep(client, i, number, mode, 0);
                return FIRST_HANDLE + i;
            }
        }
        return NONE;
    }

    boolean isOpen(int handle) {
        int i = handle - FIRST_HANDLE;
        return i >= 0 && i < CAPACITY && file[i] != CLOSED;
    }

    /// The opened file's number.
    int file(int handle) {
        return file[handle - FIRST_HANDLE];
    }

    /// The access mode it was opened with.
    int access(int handle) {
        return access[handle - FIRST_HANDLE];
    }

    long offset(int handle) {
        return offset[handle - FIRST_HANDLE];
    }

    void setOffset(int handle, long value) {
        int i = handle - FIRST_HANDLE;
        offset[i] = value;
        records.keepOffset(client, i, value);
    }

    void close(int handle) {
        int i = handle - FIRST_HANDLE;
        file[i] = CLOSED;
        records.keep(client, i, CLOSED, 0, 0);
    }

    void closeAll() {
        for (int i = 0; i < CAPACITY; i++) {
            close(FIRST_HANDLE + i);
        }
    }
}
