package guest.kernel.mm;

import guest.platform.FrameAllocator;
import guest.platform.PageTables;
import shared.map.AddressMap;

/// Kernel stacks in an area of their own, each above an unmapped guard, so that an overflow faults instead of corrupting.
///
/// A stack is mapped when its slot is first used, and stays. The area is in the kernel half, which all address spaces share, so
/// the first stack must be mapped before the first address space is made.
public final class KernelStacks {
    /// The answer when no memory is left.
    public static final long NONE = 0;

    private static final long AREA = 0xFFFF_9000_0000_0000L;
    private static final int PAGES = 4;
    private static final long FLAGS = PageTables.WRITE | PageTables.NO_EXECUTE | PageTables.GLOBAL;
    private static final long BYTES = (long) PAGES * AddressMap.PAGE;
    private static final long SLOT_BYTES = 2 * BYTES;

    private final FrameAllocator frames;
    private final PageTables tables;
    private final boolean[] mapped;

    /// For stacks 0 to `count` - 1, mapped in the kernel's tables.
    public KernelStacks(FrameAllocator frames, PageTables tables, int count) {
        this.frames = frames;
        this.tables = tables;
        mapped = new boolean[count];
    }

    /// True if a stack pointer has left the stack with this top for the guard below.
    public static boolean isOverflow(long stackPointer, long top) {
        return stackPointer >= top - SLOT_BYTES && stackPointer <= top - BYTES;
    }

    /// Top (exclusive) of stack `slot`, or [#NONE].
    public long top(int slot) {
        long top = AREA + (slot + 1) * SLOT_BYTES;
        if (!mapped[slot]) {
            for (long page = top - BYTES; page < top; page += AddressMap.PAGE) {
                long frame = frames.allocate();
                if (frame == FrameAllocator.NONE || !tables.map(page, frame, FLAGS)) {
                    return NONE;
                }
            }
            mapped[slot] = true;
        }
        return top;
    }
}
