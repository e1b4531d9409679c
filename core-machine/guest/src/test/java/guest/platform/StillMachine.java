package guest.platform;

import guest.raw.Simulation;

/// Parts of a machine on which nothing moves by itself, over simulated memory.
public final class StillMachine {
    private StillMachine() {}

    /// Physical memory of `bytes` bytes; frames come from 64 KiB on.
    public static FrameAllocator memory(int bytes) {
        Simulation.reset(bytes);
        return PhysicalMemory.allocator(0x1_0000, bytes);
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
