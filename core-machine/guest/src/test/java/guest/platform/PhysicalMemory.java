package guest.platform;

import guest.raw.Memory;
import shared.map.AddressMap;

/// Lays out PVH start infos in simulated physical memory.
public final class PhysicalMemory {
    private static final int START_INFO = 0x100;
    private static final int MAP = 0x200;

    private PhysicalMemory() {}

    /// A start info with the given ranges: start, bytes, type, three numbers each.
    static StartInfo startInfo(long... ranges) {
        long base = AddressMap.DIRECT_MAP + START_INFO;
        Memory.store32(base, StartInfo.MAGIC);
        Memory.store32(base + 4, 1);
        Memory.store64(base + 40, MAP);
        Memory.store32(base + 48, ranges.length / 3);
        for (int i = 0; i < ranges.length / 3; i++) {
            long entry = AddressMap.DIRECT_MAP + MAP + 24L * i;
            Memory.store64(entry, ranges[3 * i]);
            Memory.store64(entry + 8, ranges[3 * i + 1]);
            Memory.store32(entry + 16, (int) ranges[3 * i + 2]);
        }
        return new StartInfo(START_INFO);
    }

    public static FrameAllocator allocator(long from, long to) {
        return new FrameAllocator(startInfo(0, to, StartInfo.RAM), from);
    }
}
