package guest.app;

import guest.lib.Arguments;
import guest.lib.Os;
import guest.lib.Program;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import shared.abi.Errno;

/// An operating system with one file and a console, that keeps what programs do.
final class FakeOs implements Os {
    private static final int FILE = 3;

    final StringBuilder console = new StringBuilder();
    final List<Long> sleeps = new ArrayList<>();
    private final byte[] file;
    private String typed = "";
    private int offset = -1;
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
        if (offset >= 0) {
            throw new IllegalStateException("the file is open already");
        }
        offset = 0;
        return FILE;
    }

    @Override
    public int read(int handle, byte[] destination, int at, int count) {
        if (handle == 0) {
            System.arraycopy(typed.getBytes(StandardCharsets.ISO_8859_1), 0, destination, at, typed.length());
            return typed.length();
        }
        if (handle != FILE || offset < 0) {
            return -Errno.EBADF;
        }
        reads++;
        int got = Math.min(count, file.length - offset);
        System.arraycopy(file, offset, destination, at, got);
        offset += got;
        return got;
    }

    @Override
    public int write(int handle, byte[] source, int at, int count) {
        console.append(new String(source, at, count, StandardCharsets.ISO_8859_1));
        return count;
    }

    @Override
    public int close(int handle) {
        if (offset < 0) {
            return -Errno.EBADF;
        }
        offset = -1;
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
}
