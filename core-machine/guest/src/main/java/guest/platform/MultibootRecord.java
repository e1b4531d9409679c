package guest.platform;

import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.Trusting;
import shared.map.AddressMap;

/// The boot information of multiboot 1.
///
/// ```text
/// +0 flags            +16 command line     +44 bytes of the memory map, its address
/// a range: +0 bytes that follow   +4 start   +12 bytes   +20 type
/// ```
/// Source: Multiboot Specification 0.6.96, §3.3.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "reads the boot information, which lies in physical memory")
final class MultibootRecord implements BootRecord {
    private static final int HAS_COMMAND_LINE = 1 << 2;
    private static final int HAS_MEMORY_MAP = 1 << 6;
    /// The flags that version 0.6.96 defines; it has no magic number in memory.
    private static final int FLAGS = (1 << 13) - 1;
    private static final int COMMAND_LINE = 16;
    private static final int MEMORY_MAP_BYTES = 44;
    private static final int MEMORY_MAP = 48;
    private static final int RANGE_START = 4;
    private static final int RANGE_BYTES = 12;
    private static final int RANGE_TYPE = 20;
    /// More ranges than a PC's memory has.
    private static final int MOST_RANGES = 128;

    private final long base;

    /// `physical` is its address.
    @Trusting("the boot information lies there")
    MultibootRecord(long physical) {
        base = AddressMap.DIRECT_MAP + physical;
    }

    @Override
    public boolean isValid() {
        int flags = Memory.load32(base);
        return (flags & ~FLAGS) == 0 && (flags & HAS_MEMORY_MAP) != 0;
    }

    @Override
    public int ranges() {
        long end = map() + Memory.load32(base + MEMORY_MAP_BYTES);
        int count = 0;
        for (long at = map(); at < end && count < MOST_RANGES; at = after(at)) {
            count++;
        }
        return count;
    }

    @Override
    public long rangeStart(int index) {
        return Memory.load64(range(index) + RANGE_START);
    }

    @Override
    public long rangeBytes(int index) {
        return Memory.load64(range(index) + RANGE_BYTES);
    }

    @Override
    public boolean isRam(int index) {
        return Memory.load32(range(index) + RANGE_TYPE) == StartInfo.RAM;
    }

    private long map() {
        return AddressMap.DIRECT_MAP + (Memory.load32(base + MEMORY_MAP) & 0xFFFF_FFFFL);
    }

    private long range(int index) {
        long at = map();
        for (int i = 0; i < index; i++) {
            at = after(at);
        }
        return at;
    }

    private static long after(long range) {
        return range + RANGE_START + (Memory.load32(range) & 0xFFFF_FFFFL);
    }

    /// Behind its first word, by which the loader calls the kernel.
    @Override
    public long commandLine() {
        if ((Memory.load32(base) & HAS_COMMAND_LINE) == 0) {
            return 0;
        }
        long at = AddressMap.DIRECT_MAP + (Memory.load32(base + COMMAND_LINE) & 0xFFFF_FFFFL);
        while (Memory.load8(at) != 0 && Memory.load8(at) != ' ') {
            at++;
        }
        return Memory.load8(at) == ' ' ? at + 1 : at;
    }
}
