package ringside.workbench.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.TreeSet;
import ringside.machine.Machine;
import shared.map.AddressMap;

/// Which physical pages a tree of page tables maps, read from a machine's memory (Intel SDM vol. 3A §4.5).
final class PageWalk {
    private static final long PRESENT = 1;
    private static final long WRITE = 2;
    private static final long LARGE = 0x80;
    private static final long FRAME = 0x000F_FFFF_FFFF_F000L;
    private static final int TOP_SHIFT = 39;
    private static final int LEAF_SHIFT = 12;
    private static final int BITS = 9;

    private final Machine machine;
    private final Set<Long> mapped = new TreeSet<>();
    private final Set<Long> writable = new TreeSet<>();

    PageWalk(Machine machine) {
        this.machine = machine;
    }

    /// Adds what the tree at physical address `root` maps.
    PageWalk add(long root) {
        walk(root & FRAME, TOP_SHIFT, true);
        return this;
    }

    /// Physical addresses of 4 KiB pages.
    Set<Long> mapped() {
        return mapped;
    }

    Set<Long> writable() {
        return writable;
    }

    private void walk(long table, int shift, boolean mayWrite) {
        var entries = ByteBuffer.wrap(machine.memory(table, AddressMap.PAGE)).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        while (entries.hasRemaining()) {
            long entry = entries.get();
            boolean write = mayWrite && (entry & WRITE) != 0;
            if ((entry & PRESENT) == 0) {
                continue;
            }
            if (shift == LEAF_SHIFT || (entry & LARGE) != 0) {
                add(entry & FRAME & -(1L << shift), 1L << shift, write);
            } else {
                walk(entry & FRAME, shift - BITS, write);
            }
        }
    }

    private void add(long physical, long bytes, boolean write) {
        for (long at = 0; at < bytes; at += AddressMap.PAGE) {
            mapped.add(physical + at);
            if (write) {
                writable.add(physical + at);
            }
        }
    }
}
