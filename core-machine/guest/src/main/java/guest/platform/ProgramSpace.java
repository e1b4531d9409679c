package guest.platform;

import guest.port.Region;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.map.AddressMap;

/// The address space of a program, as far as its loader may shape it: fresh pages at program addresses, and what they hold.
@RawAllowed(category = RawAllowed.Category.PAGE_TABLES, reason = "fills the frames of a program that is not running yet")
public final class ProgramSpace {
    /// What a page may be used for besides reading; the sum of these.
    public static final int WRITE = 1;
    public static final int EXECUTE = 2;

    private final FrameAllocator frames;
    private final PageTables tables;
    private long entry;
    private long stackPointer;
    private boolean loadedBefore;
    private boolean released;

    ProgramSpace(FrameAllocator frames, PageTables tables) {
        this.frames = frames;
        this.tables = tables;
    }

    /// Maps a zeroed page at `virtual`, a multiple of the page size. False if it is no program address, the place is taken, or no
    /// memory is left.
    public boolean map(long virtual, int use) {
        if ((virtual & AddressMap.PAGE - 1) != 0 || !UserCopy.isProgramRange(virtual, AddressMap.PAGE)) {
            return false;
        }
        long frame = frames.allocate();
        if (frame == FrameAllocator.NONE) {
            return false;
        }
        long flags = PageTables.USER | PageTables.OWNED | ((use & WRITE) == 0 ? 0 : PageTables.WRITE)
                | ((use & EXECUTE) == 0 ? PageTables.NO_EXECUTE : 0);
        if (!tables.map(virtual, frame, flags)) {
            frames.free(frame);
            return false;
        }
        return true;
    }

    /// Copies up to `bytes` bytes of `source` from `offset` to `virtual`, as many as fit into its page. Nothing is copied where
    /// nothing is mapped, or from a region that is not memory.
    public void fill(long virtual, Region source, long offset, long bytes) {
        long physical = tables.translate(virtual);
        if (physical != PageTables.UNMAPPED && UserCopy.isProgramRange(virtual, 1) && source instanceof MemoryRegion memory) {
            long inPage = AddressMap.PAGE - (virtual & AddressMap.PAGE - 1);
            Memory.copy(AddressMap.DIRECT_MAP + physical, memory.address(offset), memory.inside(offset, Math.min(bytes, inPage)));
        }
    }

    /// Stores one byte at `virtual`, if something is mapped there.
    public void store(long virtual, int value) {
        long physical = tables.translate(virtual);
        if (physical != PageTables.UNMAPPED && UserCopy.isProgramRange(virtual, 1)) {
            Memory.store8(AddressMap.DIRECT_MAP + physical, value);
        }
    }

    /// Says where the program begins. Addresses that are not a program's become 0, where nothing is mapped.
    public void beginAt(long entry, long stackPointer) {
        this.entry = UserCopy.isProgramRange(entry, 1) ? entry : 0;
        this.stackPointer = UserCopy.isProgramRange(stackPointer, 0) ? stackPointer : 0;
    }

    /// Address of the program's first instruction.
    public long entry() {
        return entry;
    }

    /// RSP of the program's first instruction.
    public long stackPointer() {
        return stackPointer;
    }

    /// Physical address of the top table: what CR3 takes, and what an observer knows the space by.
    public long root() {
        return tables.root();
    }

    /// True if a core may remember translations of this space.
    boolean hasBeenLoaded() {
        return loadedBefore;
    }

    void setLoaded() {
        loadedBefore = true;
    }

    boolean isReleased() {
        return released;
    }

    /// Gives every frame back, once. Not while a core uses the space; see [ThreadSwitch#release].
    void release() {
        if (!released) {
            released = true;
            tables.release();
        }
    }
}
