package guest.platform;import guest.raw.Memory;

import guest.raw.RawAllowed;
import guest.raw.Trusting;
import shared.map.AddressMap;

/// Physical page frames. Fresh ones come from the memory map in ascending order, returned ones from a list threaded through
/// the free frames themselves.
@RawAllowed(category = RawAllowed.Category.PAGE_TABLES, reason = "clears frames and links free ones through the direct map")
public final class FrameAllocator {
    /// The answer when no frame is left. Frame 0 is never given out.
    public static final long NONE = 0;

    private final StartInfo startInfo;
    private final int ranges;
    private final long lowest;
    private final long limit;
    private int range = -1;
    private long fresh;
    private long freshEnd;
    private long freeList = NONE;
    private int used;

    /// Gives out RAM at or above `lowest` (physical, page aligned) that the direct map reaches.
    @Trusting("nothing in use lies above lowest")
    public FrameAllocator(StartInfo startInfo, long lowest) {
        this(startInfo, lowest, AddressMap.DIRECT_MAP_BYTES);
    }

    /// The same, of RAM below `limit` (physical, page aligned) alone.
    @Trusting("nothing in use lies between lowest and limit")
    public FrameAllocator(StartInfo startInfo, long lowest, long limit) {
        this.startInfo = startInfo;
        ranges = startInfo.ranges();
        this.lowest = lowest;
        this.limit = limit;
    }

    /// The frames from `start` to `end` (exclusive), all of which are known to be RAM and free.
    public FrameAllocator(long start, long end) {
        startInfo = null;
        ranges = 0;
        lowest = start;
        limit = end;
        fresh = start;
        freshEnd = end;
    }

    /// Physical address of a cleared frame, or [#NONE].
    public long allocate() {
        long frame = takeFree();
        if (frame == NONE) {
            frame = takeFresh();
        }
        if (frame != NONE) {
            Memory.fill(AddressMap.DIRECT_MAP + frame, 0, AddressMap.PAGE);
            used++;
        }
        return frame;
    }

    /// Physical address of `count` cleared frames that follow each other, or [#NONE]. Frames that lie in between two ranges of memory
    /// stay in use.
    public long allocateRun(int count) {
        long first = NONE;
        int run = 0;
        while (run < count) {
            long frame = takeFresh();
            if (frame == NONE) {
                return NONE;
            }
            first = run > 0 && frame == first + (long) run * AddressMap.PAGE ? first : frame;
            run = (int) ((frame - first) / AddressMap.PAGE) + 1;
            used++;
        }
        Memory.fill(AddressMap.DIRECT_MAP + first, 0, (long) count * AddressMap.PAGE);
        return first;
    }

    /// Cleared memory of `count` frames, or [MemoryRegion#NOWHERE].
    public MemoryRegion allocateRegion(int count) {
        long run = allocateRun(count);
        return run == NONE ? MemoryRegion.NOWHERE : new MemoryRegion(AddressMap.DIRECT_MAP + run, (long) count * AddressMap.PAGE);
    }

    @Trusting("nobody uses the frame any more")
    public void free(long frame) {
        Memory.store64(AddressMap.DIRECT_MAP + frame, freeList);
        freeList = frame;
        used--;
    }

    /// Frames given out and not returned.
    public int used() {
        return used;
    }

    private long takeFree() {
        long frame = freeList;
        if (frame != NONE) {
            freeList = Memory.load64(AddressMap.DIRECT_MAP + frame);
        }
        return frame;
    }

    private long takeFresh() {
        while (fresh >= freshEnd) {
            range++;
            if (range >= ranges) {
                range = ranges;
                return NONE;
            }
            openRange();
        }
        long frame = fresh;
        fresh += AddressMap.PAGE;
        return frame;
    }

    /// Clips range number `range` to whole pages between `lowest` and the end of the direct map.
    private void openRange() {
        long start = startInfo.rangeStart(range);
        long end = start + startInfo.rangeBytes(range);
        fresh = Math.max(start + AddressMap.PAGE - 1 & -AddressMap.PAGE, lowest);
        freshEnd = startInfo.isRam(range) ? Math.min(end & -AddressMap.PAGE, limit) : 0;
    }
}
