package guest.platform;

import guest.port.Region;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.Trusting;

/// A range of virtual addresses as a [Region].
@RawAllowed(category = RawAllowed.Category.RUNTIME, reason = "turns a checked offset into an address")
public final class MemoryRegion implements Region {
    /// A region without bytes.
    public static final MemoryRegion NOWHERE = new MemoryRegion(0, 0);

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

    @Override
    public long wordAt(long offset) {
        return inside(offset, Long.BYTES) == Long.BYTES ? Memory.load64(address + offset) : 0;
    }

    @Override
    public void setWord(long offset, long value) {
        if (inside(offset, Long.BYTES) == Long.BYTES) {
            Memory.store64(address + offset, value);
        }
    }

    @Override
    public int write(long offset, byte[] source, int at, int count) {
        if (at < 0 || at > source.length) {
            return 0;
        }
        int inside = (int) inside(offset, Math.min(count, source.length - at));
        Memory.copy(address + offset, Memory.addressOfElements(source) + at, inside);
        return inside;
    }

    @Override
    public void clear(long offset, long count) {
        Memory.fill(address + offset, 0, inside(offset, count));
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
