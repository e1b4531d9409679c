package guest.platform;

import guest.port.Region;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.Trusting;

/// A range of virtual addresses as a [Region].
@RawAllowed(category = RawAllowed.Category.RUNTIME, reason = "turns a checked offset into an address")
public final class MemoryRegion implements Region {
    private final long address;
    private final long size;

    /// The bytes must stay mapped for as long as the region is used.
    @Trusting("the range is mapped, and the caller may give it away")
    public MemoryRegion(long address, long size) {
        this.address = address;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int byteAt(long offset) {
        return offset >= 0 && offset < size ? Memory.load8(address + offset) : 0;
    }

    @Override
    public int read(long offset, byte[] destination, int at, int count) {
        if (at < 0 || at > destination.length) {
            return 0;
        }
        int inside = (int) inside(offset, Math.min(count, destination.length - at));
        Memory.copy(Memory.addressOfElements(destination) + at, address + offset, inside);
        return inside;
    }

    /// The part of this region from `offset`, cut at the region's end.
    public MemoryRegion part(long offset, long bytes) {
        return new MemoryRegion(address + offset, inside(offset, bytes));
    }

    /// How many of `count` bytes from `offset` lie inside.
    public long inside(long offset, long count) {
        if (offset < 0 || offset >= size || count <= 0) {
            return 0;
        }
        return Math.min(count, size - offset);
    }

    /// Address of the byte at `offset`, for copies of at most [#inside] bytes.
    public long address(long offset) {
        return address + offset;
    }
}
