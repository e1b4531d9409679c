package guest.kernel.cap;

/// A range of physical memory whose use the holder decides. The kernel itself keeps no record of who maps a frame of it.
public final class FrameRegion extends KernelObject {
    /// Physical address of the first byte, page aligned; length in bytes, page multiple.
    public final long start;
    public final long bytes;

    public FrameRegion(long start, long bytes) {
        this.start = start;
        this.bytes = bytes;
    }

    /// Whether `length` bytes at `offset` lie inside. Any long values.
    public boolean contains(long offset, long length) {
        return offset >= 0 && length >= 0 && offset <= bytes && length <= bytes - offset;
    }
}
