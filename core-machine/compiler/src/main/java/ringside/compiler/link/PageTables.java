package ringside.compiler.link;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import shared.map.AddressMap;

/// The four-level page tables an image boots with, as bytes at a physical address (Intel SDM vol. 3A §4.5).
///
/// Mappings are noted first, so that the size is known before addresses are; the tables are written afterwards.
final class PageTables {
    static final long PRESENT = 1;
    static final long WRITE = 1 << 1;
    static final long USER = 1 << 2;
    /// Write-through and cache-disable together select the uncached memory type with the reset value of IA32_PAT.
    static final long UNCACHED = 1 << 3 | 1 << 4;
    static final long LARGE = 1 << 7;
    static final long GLOBAL = 1 << 8;
    static final long NO_EXECUTE = 1L << 63;

    private static final int ENTRIES = 512;
    /// Index shifts of PML4, PDPT, PD, PT.
    private static final int[] SHIFTS = {39, 30, 21, 12};
    private static final int ENTRY_BYTES = 8;

    /// A table and the tables below it, by index. Leaves are set when written.
    private static final class Table {
        final TreeMap<Integer, Table> children = new TreeMap<>();
        final long[] leaves = new long[ENTRIES];
        int number;
    }

    private final List<Table> tables = new ArrayList<>();
    private final Table root = newTable();

    private Table newTable() {
        Table table = new Table();
        table.number = tables.size();
        tables.add(table);
        return table;
    }

    /// Reserves the tables that [#map4K] of this range will need.
    void reserve(long virtual, long bytes) {
        for (long offset = 0; offset < bytes; offset += AddressMap.PAGE) {
            table(virtual + offset, 3);
        }
    }

    /// Reserves the tables that [#map2M] of this range will need.
    void reserveLarge(long virtual, long bytes) {
        for (long offset = 0; offset < bytes; offset += AddressMap.WINDOW) {
            table(virtual + offset, 2);
        }
    }

    void map4K(long virtual, long physical, long bytes, long flags) {
        for (long offset = 0; offset < bytes; offset += AddressMap.PAGE) {
            table(virtual + offset, 3).leaves[index(virtual + offset, 3)] = physical + offset | flags | PRESENT;
        }
    }

    void map2M(long virtual, long physical, long bytes, long flags) {
        for (long offset = 0; offset < bytes; offset += AddressMap.WINDOW) {
            table(virtual + offset, 2).leaves[index(virtual + offset, 2)] = physical + offset | flags | LARGE | PRESENT;
        }
    }

    int bytes() {
        return tables.size() * AddressMap.PAGE;
    }

    /// The tables, root first, for the physical address they will be loaded at. Upper levels permit everything; the leaf
    /// decides.
    byte[] write(long physical) {
        java.nio.ByteBuffer buffer = java.nio.ByteBuffer.allocate(bytes()).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (Table table : tables) {
            for (int i = 0; i < ENTRIES; i++) {
                Table child = table.children.get(i);
                long entry = child == null ? table.leaves[i]
                        : physical + (long) child.number * AddressMap.PAGE | PRESENT | WRITE | USER;
                buffer.putLong(table.number * AddressMap.PAGE + i * ENTRY_BYTES, entry);
            }
        }
        return buffer.array();
    }

    private Table table(long virtual, int level) {
        Table table = root;
        for (int i = 0; i < level; i++) {
            table = table.children.computeIfAbsent(index(virtual, i), _ -> newTable());
        }
        return table;
    }

    private static int index(long virtual, int level) {
        return (int) (virtual >>> SHIFTS[level]) & ENTRIES - 1;
    }
}
