package ringside.workbench.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    private static final int UNUSED = 16;

    private final Machine machine;
    private final Map<Long, Long> mapped = new TreeMap<>();
    private final Set<Long> writable = new TreeSet<>();

    PageWalk(Machine machine) {
        this.machine = machine;
    }

    /// Adds what the tree at physical address `root` maps.
    PageWalk add(long root) {
        walk(root & FRAME, TOP_SHIFT, 0, true);
        return this;
    }

    /// Physical addresses of 4 KiB pages.
    Set<Long> mapped() {
        return mapped.keySet();
    }

    /// Where a byte of RAM is seen, if it is.
    Optional<Long> linear(long physical) {
        return Optional.ofNullable(mapped.get(physical & -AddressMap.PAGE)).map(page -> page | physical & AddressMap.PAGE - 1);
    }

    Set<Long> writable() {
        return writable;
    }

    private void walk(long table, int shift, long base, boolean mayWrite) {
        var entries = ByteBuffer.wrap(machine.memory(table, AddressMap.PAGE)).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        while (entries.hasRemaining()) {
            long linear = base | (long) entries.position() << shift;
            long entry = entries.get();
            boolean write = mayWrite && (entry & WRITE) != 0;
            if ((entry & PRESENT) == 0) {
                continue;
            }
            if (shift == LEAF_SHIFT || (entry & LARGE) != 0) {
                add(entry & FRAME & -(1L << shift), canonical(linear), 1L << shift, write);
            } else {
                walk(entry & FRAME, shift - BITS, linear, write);
            }
        }
    }

    private static long canonical(long linear) {
        return linear << UNUSED >> UNUSED;
    }

    private void add(long physical, long linear, long bytes, boolean write) {
        for (long at = 0; at < bytes; at += AddressMap.PAGE) {
            mapped.put(physical + at, linear + at);
            if (write) {
                writable.add(physical + at);
            }
        }
    }
}
