package guest.kernel.libos;

import guest.kernel.binding.Right;
import guest.kernel.call.KernelCall;
import guest.lang.Image;
import guest.lib.elf.ElfFile;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.layout.ImageTable;
import shared.map.AddressMap;

/// Heap, stack and files of the program: each page gets a frame when it is first touched. The policy is this class, not the kernel.
///
/// So is the choice of what is given back when the kernel asks: frames not in use, then pages that hold nothing but zeros, which come
/// back the same. A page with data is never given up; what the kernel takes by force is gone, and touching it ends the program.
@RawAllowed(category = Category.USER_MEMORY, reason = "looks for pages of zeros in the program's own memory")
public final class DemandMemory {
    /// Pages that are remembered; of more, none is given back.
    private static final int MOST_PAGES = 128;
    private static final long STACK_BOTTOM = AddressMap.PROGRAM_STACK_TOP - ElfFile.MOST_STACK_BYTES;
    /// Stands for the frame of a page that was taken.
    private static final long LOST = -1;

    private final SpareFrames spares = new SpareFrames();
    private final long[] page = new long[MOST_PAGES];
    private final long[] frame = new long[MOST_PAGES];
    private int pages;

    /// True if a page may come into being around `address`: it is one of the program's own, and was not taken by force.
    boolean isProvidable(long address) {
        if (!isHeap(address) && !isStack(address) && !FileFrames.holds(address)) {
            return false;
        }
        int known = find(page, address & -AddressMap.PAGE);
        return known == pages || frame[known] != LOST;
    }

    /// True if there is a frame for the next page.
    boolean isReady() {
        return spares.refill();
    }

    /// Maps a fresh page around `address`; there is a frame for it.
    boolean provide(long address) {
        long virtual = address & -AddressMap.PAGE;
        long spare = spares.take();
        boolean mapped = Kernel.map(KernelCall.SELF, virtual, spare, 1, Right.READ | Right.WRITE) == 0;
        if (mapped && pages < MOST_PAGES) {
            page[pages] = virtual;
            frame[pages] = spare;
            pages++;
        }
        return mapped;
    }

    /// Gives up to `wanted` frames back to the kernel.
    void surrender(int wanted) {
        int rest = wanted - spares.release(wanted);
        for (int i = pages - 1; i >= 0 && rest > 0; i--) {
            if (frame[i] != LOST && isZero(page[i])) {
                Kernel.release(frame[i], 1);
                forget(i);
                rest--;
            }
        }
    }

    /// The kernel has taken `taken`.
    void lose(long taken) {
        int known = find(frame, taken);
        if (!spares.lose(taken) && known < pages) {
            frame[known] = LOST;
        }
    }

    private void forget(int index) {
        pages--;
        page[index] = page[pages];
        frame[index] = frame[pages];
    }

    /// Index of `value`, or [#pages].
    private int find(long[] values, long value) {
        int index = 0;
        while (index < pages && values[index] != value) {
            index++;
        }
        return index;
    }

    private static boolean isZero(long address) {
        int at = 0;
        while (at < AddressMap.PAGE && Memory.load64(address + at) == 0) {
            at += Long.BYTES;
        }
        return at == AddressMap.PAGE;
    }

    private static boolean isHeap(long address) {
        return address >= Image.word(ImageTable.ARENA_START) && address < Image.word(ImageTable.ARENA_END);
    }

    private static boolean isStack(long address) {
        return address >= STACK_BOTTOM && address < AddressMap.PROGRAM_STACK_TOP;
    }
}
