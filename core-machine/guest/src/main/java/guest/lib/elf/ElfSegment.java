package guest.lib.elf;

/// A loadable part of an executable.
public final class ElfSegment {
    private static final int FLAG_EXECUTE = 1;
    private static final int FLAG_WRITE = 2;

    private final long start;
    private final long bytes;
    private final long fileOffset;
    private final long fileBytes;
    private final int flags;

    /// `flags` are those of the program header.
    ElfSegment(long start, long bytes, long fileOffset, long fileBytes, int flags) {
        this.start = start;
        this.bytes = bytes;
        this.fileOffset = fileOffset;
        this.fileBytes = fileBytes;
        this.flags = flags;
    }

    /// First virtual address, page aligned.
    public long start() {
        return start;
    }

    /// Bytes in memory; those beyond [#fileBytes] are zero.
    public long bytes() {
        return bytes;
    }

    public long fileOffset() {
        return fileOffset;
    }

    public long fileBytes() {
        return fileBytes;
    }

    public boolean isWritable() {
        return (flags & FLAG_WRITE) != 0;
    }

    public boolean isExecutable() {
        return (flags & FLAG_EXECUTE) != 0;
    }
}
