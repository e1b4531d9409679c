package guest.platform;

import guest.lang.Recursive;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.map.AddressMap;

/// Marks the kernel's own pages as global, so that a switch between address spaces, which all have them at the same place, does not
/// make the processor forget them.
///
/// Source: Intel SDM vol. 3A §4.10.2.4.
@RawAllowed(category = RawAllowed.Category.PAGE_TABLES, reason = "sets the global bit in the boot page tables before they are shared")
public final class GlobalPages {
    private static final long GLOBAL = 0x100;
    private static final int ROOT_LEVEL = 3;
    private static final int ENTRIES = 512;
    private static final int FIRST_KERNEL_ENTRY = 256;

    private GlobalPages() {}

    /// Marks every page in the kernel half of the tree at physical address `root`.
    public static void mark(long root) {
        for (int i = FIRST_KERNEL_ENTRY; i < ENTRIES; i++) {
            markEntry(AddressMap.DIRECT_MAP + root + i * 8L, ROOT_LEVEL);
        }
    }

    @Recursive(4)
    private static void markEntry(long at, int level) {
        long entry = Memory.load64(at);
        if ((entry & PageTables.PRESENT) == 0) {
            return;
        }
        if (level == 0 || (entry & PageTables.LARGE) != 0) {
            Memory.store64(at, entry | GLOBAL);
            return;
        }
        for (int i = 0; i < ENTRIES; i++) {
            markEntry(AddressMap.DIRECT_MAP + (entry & PageTables.FRAME) + i * 8L, level - 1);
        }
    }
}
