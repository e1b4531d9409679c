package guest.platform;

import guest.raw.Memory;
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
        this.lowest = lowest;
        this.limit = limit;
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
            if (range >= startInfo.ranges()) {
                range = startInfo.ranges();
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
