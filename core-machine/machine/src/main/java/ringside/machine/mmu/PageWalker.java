package ringside.machine.mmu;

import ringside.machine.memory.PhysicalMemory;

/// Walks page tables and keeps their accessed and dirty bits. Intel SDM vol. 3A §4.3 to §4.5. Long mode's entries:
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

    /// Bit 21 of a 4 MiB page.
    private static final long NARROW_RESERVED = 1 << 21;
    /// Of a pointer above three levels: all but its address, P, PWT, PCD and bits 11:9.
    private static final long POINTER_RESERVED = ~0xFF_FFFF_F000L & ~0xE19L;

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
    /// Of the last walk: its first and last level, and the width of an entry in bytes.
    private int first;
    private int last;
    private int width;

    PageWalker(PhysicalMemory memory, boolean gigabytePages) {
        this.memory = memory;
        this.gigabytePages = gigabytePages;
    }

    /// Finds the translation without changing any table.
    ///
    /// @param root CR3, or the pointer that stands for it with three levels
    void walk(PagingRules rules, long root, long linear, Result out) {
        switch (rules.format()) {
            case FOUR_LEVELS -> walk(rules, root & ADDRESS, 0, linear, out);
            case THREE_LEVELS -> {
                if ((root & PRESENT) == 0) {
                    out.error = 0;
                } else {
                    walk(rules, root & ADDRESS, 2, linear, out);
                }
            }
            default -> walkNarrow(rules, root & 0xFFFF_F000L, linear, out);
        }
    }

    private void walk(PagingRules rules, long root, int from, long linear, Result out) {
        long table = root;
        boolean writable = true;
        boolean user = true;
        boolean executable = true;
        first = from;
        width = 8;
        for (int level = from; level < 4; level++) {
            int shift = 39 - 9 * level;
            long entry = read(level, table + (linear >>> shift & 511) * 8);
            out.shift = shift;
            if ((entry & PRESENT) == 0) {
                out.error = 0;
                return;
            }
            boolean leaf = level == 3 || (entry & LARGE) != 0;
            if (isMalformed(entry, level, leaf, shift, rules.noExecute())) {
                out.error = ERROR_RESERVED;
                return;
            }
            writable &= (entry & WRITABLE) != 0;
            user &= (entry & USER) != 0;
            executable &= !rules.noExecute() || (entry & NO_EXECUTE) == 0;
            if (leaf) {
                found(out, level, entry, entry & ADDRESS & -(1L << shift), rules);
                out.writable = writable;
                out.user = user;
                out.executable = executable;
                return;
            }
            table = entry & ADDRESS;
        }
    }

    /// 32-bit tables; a page of 4 MiB has bits 39:32 of its address in bits 20:13. Intel SDM vol. 3A §4.3.
    private void walkNarrow(PagingRules rules, long root, long linear, Result out) {
        first = 0;
        width = 4;
        out.shift = 22;
        long directory = read(0, root + (linear >>> 22) * 4);
        boolean isLarge = (directory & LARGE) != 0 && rules.largePages();
        if ((directory & PRESENT) == 0) {
            out.error = 0;
        } else if (isLarge && (directory & NARROW_RESERVED) != 0) {
            out.error = ERROR_RESERVED;
        } else if (isLarge) {
            found(out, 0, directory, directory & 0xFFC0_0000L | (directory >>> 13 & 0xFF) << 32, rules);
            permit(out, directory);
        } else {
            out.shift = 12;
            long entry = read(1, (directory & 0xFFFF_F000L) + (linear >>> 12 & 1023) * 4);
            out.error = 0;
            if ((entry & PRESENT) != 0) {
                found(out, 1, entry, entry & 0xFFFF_F000L, rules);
                permit(out, directory & entry);
            }
        }
    }

    private long read(int level, long at) {
        entryAddresses[level] = at;
        entries[level] = memory.read(at, width);
        return entries[level];
    }

    private void found(Result out, int level, long entry, long physical, PagingRules rules) {
        last = level;
        out.physical = physical;
        out.global = rules.globalPages() && (entry & GLOBAL) != 0;
        out.dirty = (entry & DIRTY) != 0;
        out.error = NO_ERROR;
    }

    private static void permit(Result out, long rights) {
        out.writable = (rights & WRITABLE) != 0;
        out.user = (rights & USER) != 0;
        out.executable = true;
    }

    /// Reads the four pointers above tables of three levels; false, and nothing changes, if one is malformed. Intel SDM vol. 3A §4.4.1.
    boolean loadPointers(long root, long[] pointers) {
        var read = new long[pointers.length];
        for (int i = 0; i < read.length; i++) {
            read[i] = memory.read((root & 0xFFFF_FFE0L) + 8L * i, 8);
            if ((read[i] & PRESENT) != 0 && (read[i] & POINTER_RESERVED) != 0) {
                return false;
            }
        }
        System.arraycopy(read, 0, pointers, 0, read.length);
        return true;
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
        for (int level = first; level <= last; level++) {
            long wanted = entries[level] | ACCESSED | (write && level == last ? DIRTY : 0);
            if (wanted != entries[level]) {
                memory.write(entryAddresses[level], width, wanted);
                entries[level] = wanted;
            }
        }
        result.dirty |= write;
    }
}
