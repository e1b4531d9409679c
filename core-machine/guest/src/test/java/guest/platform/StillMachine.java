package guest.platform;

import guest.raw.Memory;
import guest.raw.Simulation;
import shared.map.AddressMap;

/// Parts of a machine on which nothing moves by itself, over simulated memory.
public final class StillMachine {
    private static final int START_INFO = 0x100;
    private static final int MAP = 0x200;

    private StillMachine() {}

    /// Physical memory of `bytes` bytes; frames come from 64 KiB on.
    public static FrameAllocator memory(int bytes) {
        Simulation.reset(bytes);
        long info = AddressMap.DIRECT_MAP + START_INFO;
        Memory.store64(info + 40, MAP);
        Memory.store32(info + 48, 1);
        Memory.store64(AddressMap.DIRECT_MAP + MAP + 8, bytes);
        Memory.store32(AddressMap.DIRECT_MAP + MAP + 16, StartInfo.RAM);
        return new FrameAllocator(new StartInfo(START_INFO), 0x1_0000);
    }

    /// A clock of one tick for each nanosecond.
    public static TimeSource time() {
        return new TimeSource(0, 1L << TimeSource.SCALE_BITS);
    }

    /// A core whose boot thread never leaves it.
    public static ThreadSwitch core() {
        return new ThreadSwitch(new CoreArea(new SegmentTable()), new ThreadContext(0), 0, ContextTags.NONE);
    }
}
