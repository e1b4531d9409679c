package guest.kernel.boot;

import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.map.AddressMap;

/// What a core is told before it runs: one page at the start of its own memory, which its monitor can read, too.
///
/// ```text
///    0  number of this core
///    8  number of cores
///   16  page tables of its CPU driver, physical
///   24  its free memory, physical: first byte
///   32  and first byte beyond
///   40  doorbell page, physical; the channels follow it
/// 2048  command line, NUL-terminated
/// ```
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "reads and writes the page that describes a core's share of the machine")
public final class Brief {
    /// Where a monitor sees the page.
    public static final long ADDRESS = 0x10_0000L;
    public static final int CORE = 0;
    public static final int CORES = 8;
    public static final int ROOT = 16;
    public static final int MEMORY_START = 24;
    public static final int MEMORY_END = 32;
    public static final int DOORBELLS = 40;
    public static final int COMMAND_LINE = 2048;

    private final long page;

    /// The page at physical address `physical`.
    public Brief(long physical) {
        page = AddressMap.DIRECT_MAP + physical;
    }

    public long physical() {
        return page - AddressMap.DIRECT_MAP;
    }

    /// The field at one of the offsets above.
    public long get(int field) {
        return Memory.load64(page + field);
    }

    public int core() {
        return (int) get(CORE);
    }

    void set(int field, long value) {
        Memory.store64(page + field, value);
    }

    /// The page is cleared, so the line ends with a NUL.
    void setCommandLine(byte[] line) {
        int length = Math.min(line.length, AddressMap.PAGE - COMMAND_LINE - 1);
        Memory.copy(page + COMMAND_LINE, Memory.addressOfElements(line), length);
    }
}
