package guest.kernel.mm;

import guest.platform.FrameAllocator;
import guest.platform.PageTables;
import guest.platform.ReadableMemory;
import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.RawAllowed.Category;
import guest.raw.RawAllowed;
import shared.abi.Errno;
import shared.map.AddressMap;

/// The page tables of one environment: the kernel, closed to ring 3, and in the lower half whatever the program binds there.
///
/// Frames mapped here belong to whoever holds them; only the tables come from the kernel's frames.
@RawAllowed(category = Category.PAGE_TABLES, reason = "loads CR3 and gives the first environment a directory of component windows")
public final class AddressSpace implements ReadableMemory {
    /// What a page must permit to ring 3.
    public static final int READABLE = (int) (PageTables.PRESENT | PageTables.USER);
    public static final int WRITABLE = READABLE | (int) PageTables.WRITE;
    /// What CR3 holds for a space without a tag.
    public static final int NO_TAG = 0;

    private static final long IN_PAGE = AddressMap.PAGE - 1;
    private static final int UNTRANSLATED = 16;
    private static final int ENTRIES = 512;
    private static final int WINDOWS_UPPER = (int) (AddressMap.COMPONENTS >>> 39) & ENTRIES - 1;
    private static final int WINDOWS_DIRECTORY = (int) (AddressMap.COMPONENTS >>> 30) & ENTRIES - 1;
    private static final long TABLE = PageTables.PRESENT | PageTables.WRITE | PageTables.USER;
    /// Bit of a value for CR3 that keeps the translations of its tag (Intel SDM vol. 3A §4.10.4.1).
    private static final long KEEP = 1L << 63;

    private final PageTables tables;
    /// What CR3 holds while the space is loaded.
    private final long loaded;
    private final long keep;
    /// The processor may remember translations that are no more.
    private boolean stale;

    /// An empty space beside the kernel whose tables start at `kernelRoot`. Takes one frame, which must be there.
    ///
    /// The processor keeps the translations of a space with a `tag` (1 to 4095, its own) while another one is loaded; those of a
    /// space with [#NO_TAG] it drops.
    public AddressSpace(FrameAllocator frames, long kernelRoot, int tag) {
        tables = new PageTables(frames, PageTables.newRoot(frames, kernelRoot));
        loaded = tables.root() | tag;
        keep = tag == NO_TAG ? 0 : KEEP;
    }

    /// Lets component windows be mapped in this space alone. Takes two frames, which must be there.
    public void openWindows(FrameAllocator frames) {
        long upper = copyOf(entry(tables.root(), WINDOWS_UPPER), frames);
        setEntry(tables.root(), WINDOWS_UPPER, upper | TABLE);
        setEntry(upper, WINDOWS_DIRECTORY, copyOf(entry(upper, WINDOWS_DIRECTORY), frames) | TABLE);
    }

    public long root() {
        return tables.root();
    }

    /// Makes this space the running one, if it is not already.
    public void load() {
        if (stale || Control.cr3() != loaded) {
            Control.setCr3(stale ? loaded : loaded | keep);
            stale = false;
        }
    }

    /// Maps `bytes` (page multiple) from `physical` for ring 3: 0, -ENOMEM where no table could be made, -EBUSY where a page is
    /// taken. Pages before the failing one stay mapped.
    public int map(long virtual, long physical, long bytes, long flags) {
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

    /// Removes every mapping of `bytes` bytes of physical memory from `physical`.
    public void unmapFrames(long physical, long bytes) {
        tables.unmapFrames(physical, bytes);
        forget();
    }

    /// Takes out everything that was mapped in the lower half and gives the tables back.
    public void clear() {
        tables.clearLowerHalf();
        forget();
    }

    /// Whether ring 3 may use `length` bytes from `address` in this way. Any long values.
    public boolean permits(long address, long length, int access) {
        long last = address + length - 1;
        if (length <= 0 || last < address || !isCanonical(address) || !isCanonical(last)) {
            return length == 0;
        }
        for (long page = address & ~IN_PAGE; page <= last; page += AddressMap.PAGE) {
            if ((tables.entry(page) & access) != access) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isReadable(long address, long length) {
        return permits(address, length, READABLE);
    }

    private void forget() {
        stale = true;
        if (Control.cr3() == loaded) {
            load();
        }
    }

    /// The tables do not look at bits 63:48, the processor does (Intel SDM vol. 1 §3.3.7.1).
    private static boolean isCanonical(long address) {
        return address << UNTRANSLATED >> UNTRANSLATED == address;
    }

    private static long copyOf(long entry, FrameAllocator frames) {
        long copy = frames.allocate();
        Memory.copy(AddressMap.DIRECT_MAP + copy, AddressMap.DIRECT_MAP + (entry & PageTables.FRAME), AddressMap.PAGE);
        return copy;
    }

    private static long entry(long table, int index) {
        return Memory.load64(AddressMap.DIRECT_MAP + table + index * 8L);
    }

    private static void setEntry(long table, int index, long value) {
        Memory.store64(AddressMap.DIRECT_MAP + table + index * 8L, value);
    }
}
