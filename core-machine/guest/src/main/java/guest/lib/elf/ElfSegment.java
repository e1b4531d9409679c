package guest.lib.elf;

/// A loadable part of an executable.
public final class ElfSegment {
    private final long start;
    private final long bytes;
    private final long fileOffset;
    private final long fileBytes;
    private final boolean writable;
    private final boolean executable;

    ElfSegment(long start, long bytes, long fileOffset, long fileBytes, boolean writable, boolean executable) {
        this.start = start;
        this.bytes = bytes;
        this.fileOffset = fileOffset;
        this.fileBytes = fileBytes;
        this.writable = writable;
        this.executable = executable;
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
        return writable;
    }

    public boolean isExecutable() {
        return executable;
    }
}
