package guest.platform;

import guest.lang.Recursive;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.Trusting;
import shared.map.AddressMap;

/// A tree of 4-level page tables, edited through the direct map.
///
/// ```text
///  63  62..52     51..12        11         10    9      8  7   6  5  4   3   2   1  0
///  NX  available  frame number  available  LENT  OWNED  G  PS  D  A  PCD PWT U   W  P
/// ```
/// Changes are not visible to a core that has cached the old translation until it invalidates the page.
/// Source: Intel SDM vol. 3A §4.5, tables 4-14 to 4-20.
@RawAllowed(category = RawAllowed.Category.PAGE_TABLES, reason = "reads and writes page-table entries in the frames that hold them")
public final class PageTables {
    public static final long PRESENT = 1;
    public static final long WRITE = 2;
    public static final long USER = 4;
    /// Write-through and cache-disable: device registers.
    public static final long UNCACHED = 0x18;
    public static final long LARGE = 0x80;
    /// Survives a change of the address space in the TLB; for pages that are the same in all of them.
    public static final long GLOBAL = 0x100;
    /// Software bit: the frame goes back to the allocator with its mapping.
    public static final long OWNED = 0x200;
    /// Software bit: the frame belongs to another address space, which has lent it.
    public static final long LENT = 0x400;
    public static final long NO_EXECUTE = 1L << 63;
    /// Bits of an entry that hold a physical address.
    public static final long FRAME = 0x000F_FFFF_FFFF_F000L;
    /// What [#translate] answers where nothing is mapped.
    public static final long UNMAPPED = -1;

    private static final int ROOT_LEVEL = 3;
    private static final int LARGE_LEVEL = 1;
    private static final int ENTRIES = 512;
    private static final int FIRST_KERNEL_ENTRY = 256;

    private final FrameAllocator frames;
    private final long root;

    /// Edits the existing tree with its top at physical address `root`.
    @Trusting("root is the top of a tree that the caller may edit")
    public PageTables(FrameAllocator frames, long root) {
        this.frames = frames;
        this.root = root;
    }

    /// Makes a new root that shares the whole kernel half with the tree at `kernelRoot`; 0 if no frame is left.
    /// Top-level entries added to the kernel half afterwards are not seen.
    @Trusting("kernelRoot is the top of the kernel's tree")
    public static long newRoot(FrameAllocator frames, long kernelRoot) {
        long root = frames.allocate();
        if (root != FrameAllocator.NONE) {
            long half = FIRST_KERNEL_ENTRY * 8L;
            Memory.copy(AddressMap.DIRECT_MAP + root + half, AddressMap.DIRECT_MAP + kernelRoot + half, AddressMap.PAGE - half);
        }
        return root;
    }

    /// Physical address of the top table: what CR3 takes.
    public long root() {
        return root;
    }

    /// Maps one 4 KiB page. `flags` are the sum of [#WRITE], [#USER], [#GLOBAL], [#OWNED],
    /// [#NO_EXECUTE]. False if a table could not be
    /// allocated or the place is taken; nothing is mapped then.
    @Trusting("the frame is free, and nothing that must stay hidden appears at the address")
    public boolean map(long virtual, long physical, long flags) {
        return map(virtual, physical & FRAME | flags, 0);
    }

    /// Maps one 2 MiB page; `virtual` and `physical` are multiples of its size, `flags` as for [#map]. False if a table could not be
    /// allocated or the place is taken.
    public boolean mapLarge(long virtual, long physical, long flags) {
        return map(virtual, physical & FRAME | flags | LARGE, LARGE_LEVEL);
    }

    /// Makes `leaf` the entry of `virtual` in a table of the lowest level given.
    private boolean map(long virtual, long leaf, int lowestLevel) {
        long table = root;
        for (int level = ROOT_LEVEL; level > lowestLevel; level--) {
            long at = slot(table, virtual, level);
            long entry = Memory.load64(at);
            if ((entry & PRESENT) == 0) {
                long fresh = frames.allocate();
                if (fresh == FrameAllocator.NONE) {
                    return false;
                }
                entry = fresh | PRESENT | WRITE | leaf & USER;
                Memory.store64(at, entry);
            } else if ((entry & LARGE) != 0) {
                return false;
            }
            table = entry & FRAME;
        }
        long at = slot(table, virtual, lowestLevel);
        if ((Memory.load64(at) & PRESENT) != 0) {
            return false;
        }
        Memory.store64(at, leaf | PRESENT);
        return true;
    }

    /// Removes a 4 KiB mapping and returns its entry, 0 if there was none. Tables stay.
    @Trusting("nobody uses the page any more")
    public long unmap(long virtual) {
        long at = leaf(virtual);
        long entry = at == 0 ? 0 : Memory.load64(at);
        if ((entry & PRESENT) == 0 || (entry & LARGE) != 0) {
            return 0;
        }
        Memory.store64(at, 0);
        return entry;
    }

    /// The entry that maps `virtual`, of whatever page size; 0 if none does.
    public long entry(long virtual) {
        long at = leaf(virtual);
        long entry = at == 0 ? 0 : Memory.load64(at);
        return (entry & PRESENT) == 0 ? 0 : entry;
    }

    /// Removes every 4 KiB mapping of the lower half that leads into the `bytes` bytes from `physical`. Tables stay.
    public void unmapFrames(long physical, long bytes) {
        unmapFrames(root, ROOT_LEVEL, FIRST_KERNEL_ENTRY, physical, bytes);
    }

    @Recursive(4)
    private static void unmapFrames(long table, int level, int entries, long physical, long bytes) {
        for (int i = 0; i < entries; i++) {
            long at = AddressMap.DIRECT_MAP + table + i * 8L;
            long entry = Memory.load64(at);
            if ((entry & PRESENT) == 0) {
                continue;
            }
            if (level == 0) {
                if (Long.compareUnsigned((entry & FRAME) - physical, bytes) < 0) {
                    Memory.store64(at, 0);
                }
            } else if ((entry & LARGE) == 0) {
                unmapFrames(entry & FRAME, level - 1, ENTRIES, physical, bytes);
            }
        }
    }

    /// Physical address of `virtual`, or [#UNMAPPED].
    public long translate(long virtual) {
        long table = root;
        for (int level = ROOT_LEVEL; level >= 0; level--) {
            long entry = Memory.load64(slot(table, virtual, level));
            if ((entry & PRESENT) == 0) {
                return UNMAPPED;
            }
            if (level == 0 || (entry & LARGE) != 0) {
                long inPage = (1L << shift(level)) - 1;
                return entry & FRAME & ~inPage | virtual & inPage;
            }
            table = entry & FRAME;
        }
        return UNMAPPED;
    }

    /// Frees every table of the lower half, every OWNED frame mapped there, and the root. No core may use the tree.
    @Trusting("no core uses the tree, and nobody edits it any more")
    public void release() {
        clearLowerHalf();
        frames.free(root);
    }

    /// Frees every table of the lower half and every OWNED frame mapped there; the tree is empty afterwards. No core may use it.
    @Trusting("no core uses the tree")
    public void clearLowerHalf() {
        for (int i = 0; i < FIRST_KERNEL_ENTRY; i++) {
            long at = AddressMap.DIRECT_MAP + root + i * 8L;
            releaseEntry(Memory.load64(at), ROOT_LEVEL);
            Memory.store64(at, 0);
        }
    }

    @Recursive(4)
    private void releaseEntry(long entry, int level) {
        if ((entry & PRESENT) == 0) {
            return;
        }
        if (level == 0 || (entry & LARGE) != 0) {
            if ((entry & OWNED) != 0) {
                frames.free(entry & FRAME);
            }
            return;
        }
        long table = entry & FRAME;
        for (int i = 0; i < ENTRIES; i++) {
            releaseEntry(Memory.load64(AddressMap.DIRECT_MAP + table + i * 8L), level - 1);
        }
        frames.free(table);
    }

    /// Direct-map address of the lowest entry that decides about `virtual`; 0 if a table on the way is missing.
    private long leaf(long virtual) {
        long table = root;
        for (int level = ROOT_LEVEL; level > 0; level--) {
            long at = slot(table, virtual, level);
            long entry = Memory.load64(at);
            if ((entry & PRESENT) == 0) {
                return 0;
            }
            if ((entry & LARGE) != 0) {
                return at;
            }
            table = entry & FRAME;
        }
        return slot(table, virtual, 0);
    }

    private static long slot(long table, long virtual, int level) {
        return AddressMap.DIRECT_MAP + table + (virtual >>> shift(level) & ENTRIES - 1) * 8;
    }

    private static int shift(int level) {
        return 12 + 9 * level;
    }
}
