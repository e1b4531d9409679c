package guest.app;

import guest.lib.Arguments;
import guest.lib.Os;
import guest.lib.Program;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import shared.abi.Errno;

/// An operating system with one file, which may be open twice, and a console; it keeps what programs do.
final class FakeOs implements Os {
    private static final int FILE = 3;
    private static final int CLOSED = -1;

    final StringBuilder console = new StringBuilder();
    final List<Long> sleeps = new ArrayList<>();
    private final byte[] file;
    private String typed = "";
    private final int[] offsets = {CLOSED, CLOSED};
    int reads;

    FakeOs(byte[] file) {
        this.file = file;
    }

    FakeOs typing(String line) {
        typed = line;
        return this;
    }

    /// Runs a program to its end.
    int run(Program program, String... words) {
        return program.run(this, new Arguments() {
            @Override
            public int count() {
                return words.length;
            }

            @Override
            public byte[] word(int index) {
                return index < words.length ? words[index].getBytes(StandardCharsets.ISO_8859_1) : null;
            }
        });
    }

    @Override
    public int open(byte[] path, int flags) {
        if (!new String(path, StandardCharsets.ISO_8859_1).equals("/file")) {
            return -Errno.ENOENT;
        }
        for (int i = 0; i < offsets.length; i++) {
            if (offsets[i] == CLOSED) {
                offsets[i] = 0;
                return FILE + i;
            }
        }
        throw new IllegalStateException("the file is open too often");
    }

    @Override
    public int read(int handle, byte[] destination, int at, int count) {
        if (handle == 0) {
            System.arraycopy(typed.getBytes(StandardCharsets.ISO_8859_1), 0, destination, at, typed.length());
            return typed.length();
        }
        if (!isOpen(handle)) {
            return -Errno.EBADF;
        }
        reads++;
        int offset = offsets[handle - FILE];
        int got = Math.min(count, file.length - offset);
        System.arraycopy(file, offset, destination, at, got);
        offsets[handle - FILE] = offset + got;
        return got;
    }

    @Override
    public int write(int handle, byte[] source, int at, int count) {
        console.append(new String(source, at, count, StandardCharsets.ISO_8859_1));
        return count;
    }

    @Override
    public int close(int handle) {
        if (!isOpen(handle)) {
            return -Errno.EBADF;
        }
        offsets[handle - FILE] = CLOSED;
        return 0;
    }

    @Override
    public int sleep(long nanoseconds) {
        sleeps.add(nanoseconds);
        return 0;
    }

    @Override
    public int processId() {
        return 1;
    }

    @Override
    public int readRaw(int handle, long address, int count) {
        return -Errno.EFAULT;
    }

    private boolean isOpen(int handle) {
        return handle >= FILE && handle < FILE + offsets.length && offsets[handle - FILE] != CLOSED;
    }
}
