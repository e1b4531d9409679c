package ringside.machine.mmu;

import ringside.machine.memory.PhysicalMemory;

/// Walks 4-level page tables and keeps their accessed and dirty bits. Intel SDM vol. 3A §4.5.
///
/// ```text
///  63  62..52  51..12   11..9  8  7   6  5  4   3   2    1    0
///  XD  ignored address  ign.   G  PS  D  A  PCD PWT U/S  R/W  P
/// ```
final class PageWalker {
    static final int PRESENT = 1;
    private static final int WRITABLE = 2;
    private static final int USER = 4;
    private static final int ACCESSED = 0x20;
    private static final int DIRTY = 0x40;
    private static final int LARGE = 0x80;
    private static final int GLOBAL = 0x100;
    private static final long NO_EXECUTE = 1L << 63;
    private static final long ADDRESS = 0x000F_FFFF_FFFF_F000L;
    /// Physical addresses have 40 bits, as CPUID says.
    private static final long RESERVED_ADDRESS = 0x000F_FF00_0000_0000L;

    /// What a walk found; a present translation if `error` is 0.
    static final class Result {
        long physical;
        int shift;
        boolean writable;
        boolean user;
        boolean executable;
        boolean global;
        boolean dirty;
        /// Page-fault error bits P and RSVD if the walk failed, or -1 if not.
        int error;
    }

    static final int NO_ERROR = -1;
    private static final int ERROR_RESERVED = 9;

    private final PhysicalMemory memory;
    private final boolean gigabytePages;
    private final long[] entryAddresses = new long[4];
    private final long[] entries = new long[4];

    PageWalker(PhysicalMemory memory, boolean gigabytePages) {
        this.memory = memory;
        this.gigabytePages = gigabytePages;
    }

    /// Finds the translation without changing any table.
    void walk(long root, long linear, boolean noExecute, boolean globalPages, Result out) {
        long table = root & ADDRESS;
        boolean writable = true;
        boolean user = true;
        boolean executable = true;
        for (int level = 0; level < 4; level++) {
            int shift = 39 - 9 * level;
            long at = table + (linear >>> shift & 511) * 8;
            long entry = memory.read(at, 8);
            entryAddresses[level] = at;
            entries[level] = entry;
            out.shift = shift;
            if ((entry & PRESENT) == 0) {
                out.error = 0;
                return;
            }
            boolean leaf = level == 3 || (entry & LARGE) != 0;
            if (isMalformed(entry, level, leaf, shift, noExecute)) {
                out.error = ERROR_RESERVED;
                return;
            }
            writable &= (entry & WRITABLE) != 0;
            user &= (entry & USER) != 0;
            executable &= !noExecute || (entry & NO_EXECUTE) == 0;
            if (leaf) {
                out.physical = entry & ADDRESS & -(1L << shift);
                out.writable = writable;
                out.user = user;
                out.executable = executable;
                out.global = globalPages && (entry & GLOBAL) != 0;
                out.dirty = (entry & DIRTY) != 0;
                out.error = NO_ERROR;
                return;
            }
            table = entry & ADDRESS;
        }
    }

    private boolean isMalformed(long entry, int level, boolean leaf, int shift, boolean noExecute) {
        if ((entry & RESERVED_ADDRESS) != 0 || !noExecute && entry < 0) {
            return true;
        }
        if (!leaf || level == 3) {
            return false;
        }
        // Bit 12 of a large page is PAT, the rest below its size is reserved.
        long below = (1L << shift) - 1 & ADDRESS & ~0x1000L;
        return level == 0 || level == 1 && !gigabytePages || (entry & below) != 0;
    }

    /// Sets the accessed bits of the entries the last successful walk used, and the dirty bit for a write.
    void markUsed(Result result, boolean write) {
        int leaf = (39 - result.shift) / 9;
        for (int level = 0; level <= leaf; level++) {
            long wanted = entries[level] | ACCESSED | (write && level == leaf ? DIRTY : 0);
            if (wanted != entries[level]) {
                memory.write(entryAddresses[level], 8, wanted);
                entries[level] = wanted;
            }
        }
        result.dirty |= write;
    }
}
