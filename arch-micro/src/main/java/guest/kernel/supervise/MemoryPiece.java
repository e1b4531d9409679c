package guest.kernel.supervise;

/// A piece of the memory behind a frames capability. One object is filled again and again.
public final class MemoryPiece {
    private int slot;
    private long offset;
    private long bytes;

    /// Stands for `bytes` at `offset` behind the capability in `slot` from now on.
    public MemoryPiece set(int slot, long offset, long bytes) {
        this.slot = slot;
        this.offset = offset;
        this.bytes = bytes;
        return this;
    }

    int slot() {
        return slot;
    }

    long offset() {
        return offset;
    }

    long bytes() {
        return bytes;
    }
}
