package guest.platform;import guest.raw.Control;

import guest.raw.Memory;
import guest.raw.RawAllowed.Category;
import guest.raw.RawAllowed;
import shared.abi.Errno;
import shared.map.AddressMap;

/// The page tables of one protection domain: the kernel, closed to ring 3; the domain's own component windows; and in the lower
/// half whatever a supervisor mapped.
///
/// ```text
/// root  256  direct map        shared with the kernel
///       511  windows           a table of its own, down to the page directory, whose entries are the kernel's
///                              or, in the domain's own windows, private
///       0..255                 private
/// ```
/// Frames mapped here belong to whoever holds the capability; only the tables come from the kernel's frames.
@RawAllowed(category = Category.PAGE_TABLES, reason = "loads CR3 and copies the directory of component windows")
public final class AddressSpace implements ReadableMemory {
    /// What a page must permit to ring 3.
    public static final int READABLE = (int) (PageTables.PRESENT | PageTables.USER);
    public static final int WRITABLE = READABLE | (int) PageTables.WRITE;
    public static final long NOT_MAPPED = -1;

    private static final long IN_PAGE = AddressMap.PAGE - 1;
    private static final int UNTRANSLATED = 16;
    /// What one page table maps: 2 MiB.
    private static final int REGION_SHIFT = 21;
    /// What bits 63:21 of no address are.
    private static final long NO_REGION = -1;
    private static final int PAGE_SHIFT = 12;
    private static final int ENTRIES = 512;
    /// Bytes of an entry.
    private static final int ENTRY = 8;
    private static final long TABLE_OR_LARGE = PageTables.PRESENT | PageTables.LARGE;
    private static final long TABLE = PageTables.PRESENT | PageTables.WRITE | PageTables.USER;

    /// Bit of a value for CR3 that keeps the translations of its tag (Intel SDM vol. 3A §4.10.4.1).
    private static final long KEEP = 1L << 63;
    /// What CR3 holds for a space without a tag.
    public static final int NO_TAG = 0;

    private final FrameAllocator frames;
    private final PageTables tables;
    private final long kernelDirectory;
    private final long directory;
    /// What CR3 holds while the space is loaded.
    private final long loaded;
    private final long keep;
    /// Address bits 63:21 of the walk before, and where its page table lies in the direct map.
    private long walkedRegion = NO_REGION;
    private long walkedTable;
    /// The processor may remember translations that are no more.
    private boolean stale;

    /// An empty space beside the kernel whose tables start at `kernelRoot`. Takes three frames, which must be there.
    ///
    /// The processor keeps the translations of a space with a `tag` (1 to 4095, its own) while another one is loaded; those of a
    /// space with [#NO_TAG] it drops.
    public AddressSpace(FrameAllocator frames, long kernelRoot, int tag) {
        this.frames = frames;
        tables = new PageTables(frames, PageTables.newRoot(frames, kernelRoot));
        directory = frames.allocate();
        long upper = frames.allocate();
        long kernelUpper = entry(kernelRoot, slot(AddressMap.COMPONENTS, 39)) & PageTables.FRAME;
        kernelDirectory = entry(kernelUpper, slot(AddressMap.COMPONENTS, 30)) & PageTables.FRAME;
        copyTable(upper, kernelUpper);
        copyTable(directory, kernelDirectory);
        setEntry(upper, slot(AddressMap.COMPONENTS, 30), directory | TABLE);
        setEntry(tables.root(), slot(AddressMap.COMPONENTS, 39), upper | TABLE);
        loaded = tables.root() | tag;
        keep = tag == NO_TAG ? 0 : KEEP;
    }

    public long root() {
        return tables.root();
    }

    /// Makes this space the running one, if it is not already.
    public void load() {
        if (Control.cr3() != loaded) {
            Control.setCr3(stale ? loaded : loaded | keep);
            stale = false;
        }
    }

    /// Maps `bytes` (page multiple) from `physical` for ring 3: 0, -ENOMEM where no table could be made, -EBUSY where a page is
    /// taken. Pages before the failing one stay mapped.
    public long map(long virtual, long physical, long bytes, long flags) {
        for (long at = 0; at < bytes; at += AddressMap.PAGE) {
            if (tables.entry(virtual + at) != 0) {
                return -Errno.EBUSY;
            }
            if (!tables.map(virtual + at, physical + at, flags | PageTables.USER)) {
                return -Errno.ENOMEM;
            }
        }
        return 0;
    }

    /// Removes what is mapped in `bytes` bytes from `virtual`.
    public void unmap(long virtual, long bytes) {
        for (long at = 0; at < bytes; at += AddressMap.PAGE) {
            tables.unmap(virtual + at);
            if (Control.cr3() == loaded) {
                Control.invalidatePage(virtual + at);
            } else {
                stale = true;
            }
        }
    }

    /// Whether ring 3 may use `length` bytes from `address` in this way. Any long values.
    public boolean permits(long address, long length, int access) {
        long last = address + length - 1;
        if (length <= 0 || last < address) {
            return length == 0;
        }
        if (!isWalked(address, last)) {
            return permitsEach(address, last, access);
        }
        long end = entryAddress(last);
        for (long at = entryAddress(address); at <= end; at += ENTRY) {
            if ((Memory.load64(at) & access) != access) {
                return false;
            }
        }
        return true;
    }

    private boolean permitsEach(long address, long last, int access) {
        for (long page = address & ~IN_PAGE; page <= last; page += AddressMap.PAGE) {
            if ((leaf(page) & access) != access) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isReadable(long address, long length) {
        return permits(address, length, READABLE);
    }

    /// Physical address of a byte that ring 3 may use in this way, or [#NOT_MAPPED].
    public long translate(long address, int access) {
        long entry = leaf(address);
        return (entry & access) == access ? entry & PageTables.FRAME | address & IN_PAGE : NOT_MAPPED;
    }

    /// Physical address of the page at `page` if ring 3 may read it and it was not lent itself, or [#NOT_MAPPED].
    public long lendable(long page) {
        long entry = leaf(page);
        return (entry & (READABLE | PageTables.LENT)) == READABLE ? entry & PageTables.FRAME : NOT_MAPPED;
    }

    /// Physical address of `length` bytes (at least one) that ring 3 may use in this way, if they follow each other there as they do here
    /// and one page table maps them; else [#NOT_MAPPED].
    public long place(long address, long length, int access) {
        long entry = leaf(address);
        if ((entry & access) != access || !isWalked(address, address + length - 1)) {
            return NOT_MAPPED;
        }
        long pages = (address + length - 1 >>> PAGE_SHIFT) - (address >>> PAGE_SHIFT);
        long at = entryAddress(address);
        long expected = entry & (PageTables.FRAME | access);
        while (pages > 0) {
            at += ENTRY;
            expected += AddressMap.PAGE;
            if ((Memory.load64(at) & (PageTables.FRAME | access)) != expected) {
                return NOT_MAPPED;
            }
            pages--;
        }
        return entry & PageTables.FRAME | address & IN_PAGE;
    }

    /// Takes out everything that was mapped and gives the tables back. The space is empty and usable again.
    public void clear() {
        for (int i = 0; i < ENTRIES; i++) {
            // Only the frames count: the processor marks each copy of an entry as accessed for itself.
            long own = entry(directory, i) & PageTables.FRAME;
            long kernels = entry(kernelDirectory, i);
            if (own != (kernels & PageTables.FRAME)) {
                frames.free(own);
                setEntry(directory, i, kernels);
            }
        }
        tables.clearLowerHalf();
        walkedRegion = NO_REGION;
        stale = true;
    }

    /// The entry that maps the 4 KiB page of `virtual`, 0 if there is none. Every message with a buffer comes by here, mostly to where
    /// the last one went, so the last table is remembered; it stays until [#clear].
    private long leaf(long virtual) {
        return virtual >>> REGION_SHIFT == walkedRegion ? Memory.load64(entryAddress(virtual)) : walk(virtual);
    }

    private long walk(long virtual) {
        if (!isCanonical(virtual)) {
            return 0;
        }
        long entry = entry(tables.root(), slot(virtual, 39));
        if ((entry & PageTables.PRESENT) == 0) {
            return 0;
        }
        entry = entry(entry & PageTables.FRAME, slot(virtual, 30));
        if ((entry & TABLE_OR_LARGE) != PageTables.PRESENT) {
            return 0;
        }
        entry = entry(entry & PageTables.FRAME, slot(virtual, 21));
        if ((entry & TABLE_OR_LARGE) != PageTables.PRESENT) {
            return 0;
        }
        walkedRegion = virtual >>> REGION_SHIFT;
        walkedTable = AddressMap.DIRECT_MAP + (entry & PageTables.FRAME);
        return Memory.load64(entryAddress(virtual));
    }

    /// Whether the table walked last maps both addresses, and so all between them.
    private boolean isWalked(long address, long last) {
        return (address >>> REGION_SHIFT ^ walkedRegion | last >>> REGION_SHIFT ^ walkedRegion) == 0;
    }

    /// Where the entry of an address in the region walked last lies in the direct map.
    private long entryAddress(long virtual) {
        return walkedTable + (virtual >>> PAGE_SHIFT & ENTRIES - 1) * ENTRY;
    }

    /// The tables do not look at bits 63:48, the processor does (Intel SDM vol. 1 §3.3.7.1).
    private static boolean isCanonical(long address) {
        return address << UNTRANSLATED >> UNTRANSLATED == address;
    }

    private static void copyTable(long to, long from) {
        Memory.copy(AddressMap.DIRECT_MAP + to, AddressMap.DIRECT_MAP + from, AddressMap.PAGE);
    }

    private static long entry(long table, int index) {
        return Memory.load64(AddressMap.DIRECT_MAP + table + (long) index * ENTRY);
    }

    private static void setEntry(long table, int index, long value) {
        Memory.store64(AddressMap.DIRECT_MAP + table + (long) index * ENTRY, value);
    }

    /// Index of `virtual` in the table whose entries span `1 << shift` bytes.
    private static int slot(long virtual, int shift) {
        return (int) (virtual >>> shift) & ENTRIES - 1;
    }
}
