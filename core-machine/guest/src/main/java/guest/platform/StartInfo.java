package guest.platform;

import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.Trusting;
import shared.map.AddressMap;

/// What the PVH boot protocol hands over: the memory map and the command line.
///
/// ```text
/// +0 magic, version   +8 flags, modules   +16 module list   +24 command line
/// +32 rsdp            +40 memory map      +48 entries, reserved
/// ```
/// Source: Xen `xen/include/public/arch-x86/hvm/start_info.h`, version 1.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "reads the start info, which lies in physical memory")
public final class StartInfo {
    public static final int MAGIC = 0x336E_C578;
    /// Type of a memory range that is ordinary RAM.
    public static final int RAM = 1;

    private static final int COMMAND_LINE = 24;
    private static final int MEMORY_MAP = 40;
    private static final int MEMORY_MAP_ENTRIES = 48;
    private static final int RANGE_START = 0;
    private static final int RANGE_BYTES = 8;
    private static final int RANGE_TYPE = 16;
    private static final int RANGE_ENTRY_BYTES = 24;
    private static final int COMMAND_LINE_LIMIT = 2048;

    private final long base;

    /// `physical` is the address in the argument of the `BOOT` entry.
    @Trusting("the start info lies there")
    public StartInfo(long physical) {
        base = AddressMap.DIRECT_MAP + physical;
    }

    public boolean isValid() {
        return Memory.load32(base) == MAGIC && Memory.load32(base + 4) >= 1;
    }

    public int ranges() {
        return Memory.load32(base + MEMORY_MAP_ENTRIES);
    }

    /// First physical address of range `index`.
    public long rangeStart(int index) {
        return Memory.load64(range(index) + RANGE_START);
    }

    public long rangeBytes(int index) {
        return Memory.load64(range(index) + RANGE_BYTES);
    }

    public boolean isRam(int index) {
        return Memory.load32(range(index) + RANGE_TYPE) == RAM;
    }

    private long range(int index) {
        return AddressMap.DIRECT_MAP + Memory.load64(base + MEMORY_MAP) + (long) index * RANGE_ENTRY_BYTES;
    }

    /// A copy of the command line without its NUL, cut at 2 KiB; empty if there is none.
    public byte[] commandLine() {
        long physical = Memory.load64(base + COMMAND_LINE);
        if (physical == 0) {
            return new byte[0];
        }
        long text = AddressMap.DIRECT_MAP + physical;
        int length = 0;
        while (length < COMMAND_LINE_LIMIT && Memory.load8(text + length) != 0) {
            length++;
        }
        byte[] line = new byte[length];
        for (int i = 0; i < length; i++) {
            line[i] = (byte) Memory.load8(text + i);
        }
        return line;
    }
}
