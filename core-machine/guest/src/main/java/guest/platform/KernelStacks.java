package guest.platform;

import guest.raw.Trusting;
import shared.map.AddressMap;

/// Kernel stacks in an area of their own, each above an unmapped guard, so that an overflow faults instead of corrupting.
///
/// A stack is mapped when its slot is first used, and stays. The area is in the kernel half, which all address spaces share, so
/// the first stack must be mapped before the first address space is made.
public final class KernelStacks {
    private static final long AREA = 0xFFFF_9000_0000_0000L;
    private static final int PAGES = 4;
    private static final long FLAGS = PageTables.WRITE | PageTables.NO_EXECUTE | PageTables.GLOBAL;
    private static final long BYTES = (long) PAGES * AddressMap.PAGE;
    private static final long SLOT_BYTES = 2 * BYTES;

    private final FrameAllocator frames;
    private final PageTables tables;
    private final ThreadContext[] contexts;

    /// For stacks 0 to `count` - 1.
    @Trusting("the tables are the kernel's")
    public KernelStacks(FrameAllocator frames, PageTables tables, int count) {
        this.frames = frames;
        this.tables = tables;
        contexts = new ThreadContext[count];
    }

    /// True if a stack pointer has left the stack with this top for the guard below.
    static boolean isOverflow(long stackPointer, long top) {
        return stackPointer >= top - SLOT_BYTES && stackPointer <= top - BYTES;
    }

    /// The thread with stack `slot` (from 1), or null if no memory is left.
    public ThreadContext context(int slot) {
        if (contexts[slot] == null && mapped(slot)) {
            contexts[slot] = new ThreadContext(slot, top(slot));
        }
        return contexts[slot];
    }

    private boolean mapped(int slot) {
        for (long page = top(slot) - BYTES; page < top(slot); page += AddressMap.PAGE) {
            long frame = frames.allocate();
            if (frame == FrameAllocator.NONE || !tables.map(page, frame, FLAGS)) {
                return false;
            }
        }
        return true;
    }

    private static long top(int slot) {
        return AREA + (slot + 1) * SLOT_BYTES;
    }
}
