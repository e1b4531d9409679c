package guest.kernel.boot;

import guest.kernel.mm.Domain;
import guest.lang.Image;
import guest.platform.AddressSpace;
import guest.platform.PageTables;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.DomainTable;
import shared.layout.ImageTable;

/// The domains that the image carries, for all cores; each core maps its own where they were loaded.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "reads the domain table of the image")
public final class ImageDomains {
    /// The answer for a domain that the image does not have.
    public static final int NONE = -1;

    private final long table;
    private final int count;

    /// The table at virtual address `table`, with `count` records.
    public ImageDomains(long table, int count) {
        this.table = table;
        this.count = count;
    }

    /// The image's own table.
    public static ImageDomains ofImage() {
        return new ImageDomains(Image.word(ImageTable.DOMAIN_TABLE), (int) Image.word(ImageTable.DOMAIN_COUNT));
    }

    /// Index of the domain called `name`, or [#NONE].
    public int find(String name) {
        for (int i = 0; i < count; i++) {
            if (isNamed(Memory.load64(record(i) + DomainTable.NAME), name)) {
                return i;
            }
        }
        return NONE;
    }

    public long entry(int index) {
        return Memory.load64(record(index) + DomainTable.ENTRY);
    }

    public long stackTop(int index) {
        return Memory.load64(record(index) + DomainTable.STACK_TOP);
    }

    int segments(int index) {
        return (int) Memory.load64(record(index) + DomainTable.SEGMENT_COUNT);
    }

    /// Address of segment record `number` of a domain.
    long segment(int index, int number) {
        return Memory.load64(record(index) + DomainTable.SEGMENTS) + (long) number * DomainTable.SEGMENT_BYTES;
    }

    /// Names the free `domain` as number `index` and maps its segments. False if no page table could be made.
    public boolean load(int index, Domain domain) {
        domain.rename(Memory.load64(record(index) + DomainTable.NAME), nameLength(index));
        domain.occupy();
        for (int i = 0; i < segments(index); i++) {
            if (!map(segment(index, i), domain.space)) {
                return false;
            }
        }
        return true;
    }

    private static boolean map(long segment, AddressSpace space) {
        long virtual = Memory.load64(segment + DomainTable.SEGMENT_VIRTUAL);
        long physical = Memory.load64(segment + DomainTable.SEGMENT_PHYSICAL);
        if (space.translate(virtual, AddressSpace.READABLE) == physical) {
            // The run-time tables, which every domain shares with the driver.
            return true;
        }
        long flags = Memory.load64(segment + DomainTable.SEGMENT_FLAGS);
        long pageFlags = ((flags & DomainTable.SEGMENT_WRITE) != 0 ? PageTables.WRITE : 0)
                | ((flags & DomainTable.SEGMENT_EXECUTE) != 0 ? 0 : PageTables.NO_EXECUTE);
        return space.map(virtual, physical, Memory.load64(segment + DomainTable.SEGMENT_LENGTH), pageFlags) == 0;
    }

    private int nameLength(int index) {
        long name = Memory.load64(record(index) + DomainTable.NAME);
        int length = 0;
        while (Memory.load8(name + length) != 0) {
            length++;
        }
        return length;
    }

    private static boolean isNamed(long at, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Memory.load8(at + i) != name.charAt(i)) {
                return false;
            }
        }
        return Memory.load8(at + name.length()) == 0;
    }

    private long record(int index) {
        return table + (long) index * DomainTable.ENTRY_BYTES;
    }
}
