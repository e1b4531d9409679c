package guest.kernel.libos;

import guest.kernel.binding.FrameTable;
import guest.kernel.binding.Right;
import guest.kernel.call.KernelCall;
import guest.lang.Image;
import guest.lib.elf.ElfFile;
import shared.layout.ImageTable;
import shared.map.AddressMap;

/// Heap and stack of the program: each page gets a frame when it is first touched. The policy is this class, not the kernel.
public final class DemandMemory {
    /// Frames taken from the kernel at a time.
    private static final int BATCH = 8;
    private static final long STACK_BOTTOM = AddressMap.PROGRAM_STACK_TOP - ElfFile.MOST_STACK_BYTES;

    /// Frames bound and not yet mapped.
    private long spare;
    private int spares;

    /// Maps a fresh page around `address`, if it is one of the program's own that may come into being.
    boolean provide(long address) {
        if (!isHeap(address) && !isStack(address) || spares == 0 && !refill()) {
            return false;
        }
        int failure = Kernel.map(KernelCall.SELF, address & -AddressMap.PAGE, spare, 1, Right.READ | Right.WRITE);
        if (failure == 0) {
            spare++;
            spares--;
        }
        return failure == 0;
    }

    private boolean refill() {
        long first = Kernel.allocate(FrameTable.ANY, BATCH);
        int count = BATCH;
        if (first < 0) {
            first = Kernel.allocate(FrameTable.ANY, 1);
            count = 1;
        }
        if (first < 0) {
            return false;
        }
        spare = first;
        spares = count;
        return true;
    }

    private static boolean isHeap(long address) {
        return address >= Image.word(ImageTable.ARENA_START) && address < Image.word(ImageTable.ARENA_END);
    }

    private static boolean isStack(long address) {
        return address >= STACK_BOTTOM && address < AddressMap.PROGRAM_STACK_TOP;
    }
}
