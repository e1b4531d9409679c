package guest.kernel.boot;

import guest.kernel.cap.Domain;
import guest.lang.Image;
import guest.platform.AddressSpace;
import guest.platform.PageTables;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.DomainTable;
import shared.layout.ImageTable;

/// The ring-3 domains that the image carries, mapped where they were loaded.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "reads the domain table of the image and writes the boot information")
public final class ImageDomains {
    private static final int KERNEL = 1;

    private final long table = Image.word(ImageTable.DOMAIN_TABLE);
    private final int count = Math.min((int) Image.word(ImageTable.DOMAIN_COUNT) - KERNEL, BootInformation.DOMAIN_LIMIT);

    /// How many there are.
    public int count() {
        return count;
    }

    public long entry(int index) {
        return Memory.load64(record(index) + DomainTable.ENTRY);
    }

    public long stackTop(int index) {
        return Memory.load64(record(index) + DomainTable.STACK_TOP);
    }

    /// Takes the free `domain` into use for number `index`: names it and maps its segments. False if no page table could be made.
    public boolean load(int index, Domain domain) {
        long name = Memory.load64(record(index) + DomainTable.NAME);
        int length = nameLength(name);
        if (!domain.rename(name, length)) {
            return false;
        }
        domain.occupy();
        domain.announced = true;
        long segments = Memory.load64(record(index) + DomainTable.SEGMENTS);
        long segmentCount = Memory.load64(record(index) + DomainTable.SEGMENT_COUNT);
        for (int i = 0; i < segmentCount; i++) {
            if (!mapSegment(segments + (long) i * DomainTable.SEGMENT_BYTES, domain.space)) {
                return false;
            }
        }
        return true;
    }

    /// Describes number `index` in the boot information at `page` (direct map).
    public void describe(int index, long page) {
        long to = page + BootInformation.DOMAINS + (long) index * BootInformation.DOMAIN_RECORD_BYTES;
        long name = Memory.load64(record(index) + DomainTable.NAME);
        Memory.store64(to + BootInformation.DOMAIN_ENTRY, entry(index));
        Memory.store64(to + BootInformation.DOMAIN_STACK_TOP, stackTop(index));
        Memory.copy(to + BootInformation.DOMAIN_NAME, name, nameLength(name));
    }

    /// Describes what the domains but the first may write.
    void describeSegments(long page) {
        long described = 0;
        for (int index = 1; index < count; index++) {
            long segments = Memory.load64(record(index) + DomainTable.SEGMENTS);
            long segmentCount = Memory.load64(record(index) + DomainTable.SEGMENT_COUNT);
            for (int i = 0; i < segmentCount; i++) {
                long segment = segments + (long) i * DomainTable.SEGMENT_BYTES;
                long flags = Memory.load64(segment + DomainTable.SEGMENT_FLAGS);
                if ((flags & DomainTable.SEGMENT_WRITE) != 0 && described < BootInformation.SEGMENT_LIMIT) {
                    describeSegment(index, segment, page + BootInformation.SEGMENTS + described * BootInformation.SEGMENT_RECORD_BYTES);
                    described++;
                }
            }
        }
        Memory.store64(page + BootInformation.SEGMENT_COUNT, described);
    }

    private static void describeSegment(int index, long segment, long to) {
        Memory.store64(to + BootInformation.SEGMENT_DOMAIN, index);
        Memory.store64(to + BootInformation.SEGMENT_VIRTUAL, Memory.load64(segment + DomainTable.SEGMENT_VIRTUAL));
        Memory.store64(to + BootInformation.SEGMENT_BYTES, Memory.load64(segment + DomainTable.SEGMENT_LENGTH));
        Memory.store64(to + BootInformation.SEGMENT_FLAGS, Memory.load64(segment + DomainTable.SEGMENT_FLAGS));
    }

    private static boolean mapSegment(long segment, AddressSpace space) {
        long virtual = Memory.load64(segment + DomainTable.SEGMENT_VIRTUAL);
        long physical = Memory.load64(segment + DomainTable.SEGMENT_PHYSICAL);
        if (space.translate(virtual, AddressSpace.READABLE) == physical) {
            // The run-time tables, which every domain shares with the kernel.
            return true;
        }
        long flags = Memory.load64(segment + DomainTable.SEGMENT_FLAGS);
        long pageFlags = ((flags & DomainTable.SEGMENT_WRITE) != 0 ? PageTables.WRITE : 0)
                | ((flags & DomainTable.SEGMENT_EXECUTE) != 0 ? 0 : PageTables.NO_EXECUTE);
        return space.map(virtual, physical, Memory.load64(segment + DomainTable.SEGMENT_LENGTH), pageFlags) == 0;
    }

    private long record(int index) {
        return table + (long) (index + KERNEL) * DomainTable.ENTRY_BYTES;
    }

    /// Bytes before the NUL, at most as many as a domain's name has.
    private static int nameLength(long name) {
        int length = 0;
        while (length < Domain.NAME_BYTES && Memory.load8(name + length) != 0) {
            length++;
        }
        return length;
    }
}
