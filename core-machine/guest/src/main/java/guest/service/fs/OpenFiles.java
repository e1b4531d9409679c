package guest.service.fs;

import guest.port.Lock;

/// The open files of one client. Each handle has an offset of its own.
///
/// Whoever touches anything but [#owner] holds [#lock].
final class OpenFiles {
    /// The answer where there is no free handle.
    static final int NONE = -1;
    /// 0 to 2 are the standard streams everywhere.
    private static final int FIRST_HANDLE = 3;
    private static final int CAPACITY = 16;
    private static final int CLOSED = -1;

    /// The process these files belong to, [#NONE] for a free record.
    volatile int owner = NONE;
    final Lock lock;
    /// Scratch space for the path of a call.
    final byte[] path = new byte[MemoryFiles.PATH_LIMIT];
    private final int[] file = new int[CAPACITY];
    private final long[] offset = new long[CAPACITY];

    OpenFiles(Lock lock) {
        this.lock = lock;
        closeAll();
    }

    /// Opens `number` of the index at its start; the lowest free handle, or [#NONE].
    int open(int number) {
        for (int i = 0; i < CAPACITY; i++) {
            if (file[i] == CLOSED) {
                file[i] = number;
                offset[i] = 0;
                return FIRST_HANDLE + i;
            }
        }
        return NONE;
    }

    boolean isOpen(int handle) {
        int i = handle - FIRST_HANDLE;
        return i >= 0 && i < CAPACITY && file[i] != CLOSED;
    }

    /// The opened file's number in the index.
    int file(int handle) {
        return file[handle - FIRST_HANDLE];
    }

    long offset(int handle) {
        return offset[handle - FIRST_HANDLE];
    }

    void setOffset(int handle, long value) {
        offset[handle - FIRST_HANDLE] = value;
    }

    void close(int handle) {
        file[handle - FIRST_HANDLE] = CLOSED;
    }

    void closeAll() {
        for (int i = 0; i < CAPACITY; i++) {
            file[i] = CLOSED;
        }
    }
}
