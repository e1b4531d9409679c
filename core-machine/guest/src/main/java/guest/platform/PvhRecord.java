package guest.platform;

import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.Trusting;
import shared.map.AddressMap;

/// The start info of the PVH boot protocol.
///
/// ```text
/// +0 magic, version   +8 flags, modules   +16 module list   +24 command line
/// +32 rsdp            +40 memory map      +48 entries, reserved
/// ```
/// Source: Xen `xen/include/public/arch-x86/hvm/start_info.h`, version 1.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "reads the start info, which lies in physical memory")
final class PvhRecord implements BootRecord {
    private static final int COMMAND_LINE = 24;
    private static final int MEMORY_MAP = 40;
    private static final int MEMORY_MAP_ENTRIES = 48;
    private static final int RANGE_BYTES = 8;
    private static final int RANGE_TYPE = 16;
    private static final int RANGE_ENTRY_BYTES = 24;

    private final long base;

    /// `physical` is its address.
    @Trusting("the start info lies there")
    PvhRecord(long physical) {
        base = AddressMap.DIRECT_MAP + physical;
    }

    @Override
    public boolean isValid() {
        return Memory.load32(base) == StartInfo.MAGIC && Memory.load32(base + 4) >= 1;
    }

    @Override
    public int ranges() {
        return Memory.load32(base + MEMORY_MAP_ENTRIES);
    }

    @Override
    public long rangeStart(int index) {
        return Memory.load64(range(index));
    }

    @Override
    public long rangeBytes(int index) {
        return Memory.load64(range(index) + RANGE_BYTES);
    }

    @Override
    public boolean isRam(int index) {
        return Memory.load32(range(index) + RANGE_TYPE) == StartInfo.RAM;
    }

    private long range(int index) {
        return AddressMap.DIRECT_MAP + Memory.load64(base + MEMORY_MAP) + (long) index * RANGE_ENTRY_BYTES;
    }

    @Override
    public long commandLine() {
        long physical = Memory.load64(base + COMMAND_LINE);
        return physical == 0 ? 0 : AddressMap.DIRECT_MAP + physical;
    }
}
