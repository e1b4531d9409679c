package guest.kernel.boot;

import guest.kernel.wiring.Residents;
import guest.lang.Image;
import guest.platform.FrameAllocator;
import guest.platform.PageTables;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.DomainTable;
import shared.layout.ImageTable;
import shared.map.AddressMap;

/// The page tables of one core's CPU driver, made before the core runs: its own windows, and, in the direct map, what is this core's to
/// reach. What belongs to another core is not mapped, so no mistake of a driver can touch it.
@RawAllowed(category = RawAllowed.Category.PAGE_TABLES, reason = "reads the segments of the image's domains")
final class DriverSpace {
    private static final long DATA = PageTables.WRITE | PageTables.NO_EXECUTE | PageTables.GLOBAL;
    private static final long CONSTANT = PageTables.NO_EXECUTE | PageTables.GLOBAL;

    private final PageTables tables;
    private boolean complete = true;

    /// Takes tables from `frames`.
    DriverSpace(FrameAllocator frames) {
        tables = new PageTables(frames, frames.allocate());
    }

    long root() {
        return tables.root();
    }

    /// No table was wanting.
    boolean isComplete() {
        return complete;
    }

    /// Maps the windows of the driver, and what the image holds for the domains of `core`.
    void mapImage(ImageDomains image, int core) {
        int driver = image.find(Residents.driver(core));
        for (int i = 0; i < image.segments(driver); i++) {
            long segment = image.segment(driver, i);
            long flags = Memory.load64(segment + DomainTable.SEGMENT_FLAGS);
            long virtual = Memory.load64(segment + DomainTable.SEGMENT_VIRTUAL);
            map(virtual, segment, flagsOf(flags) | (isRuntime(virtual) ? PageTables.USER : 0));
        }
        reach(image, driver);
        for (int i = 0; i < Residents.count(core); i++) {
            reach(image, image.find(Residents.name(core, i)));
        }
        reach(Image.word(ImageTable.ARCHIVE_PHYSICAL), Image.word(ImageTable.ARCHIVE_BYTES), CONSTANT);
    }

    /// The run-time tables are there for every domain of the image.
    private static boolean isRuntime(long virtual) {
        return Image.word(ImageTable.FUNCTION_TABLE) - virtual < AddressMap.PAGE && virtual <= Image.word(ImageTable.FUNCTION_TABLE);
    }

    private static long flagsOf(long segmentFlags) {
        return ((segmentFlags & DomainTable.SEGMENT_WRITE) != 0 ? PageTables.WRITE : 0)
                | ((segmentFlags & DomainTable.SEGMENT_EXECUTE) != 0 ? 0 : PageTables.NO_EXECUTE) | PageTables.GLOBAL;
    }

    private void reach(ImageDomains image, int domain) {
        for (int i = 0; i < image.segments(domain); i++) {
            long segment = image.segment(domain, i);
            if (!isRuntime(Memory.load64(segment + DomainTable.SEGMENT_VIRTUAL))) {
                boolean writable = (Memory.load64(segment + DomainTable.SEGMENT_FLAGS) & DomainTable.SEGMENT_WRITE) != 0;
                map(AddressMap.DIRECT_MAP + Memory.load64(segment + DomainTable.SEGMENT_PHYSICAL), segment, writable ? DATA : CONSTANT);
            }
        }
    }

    private void map(long virtual, long segment, long flags) {
        map(virtual, Memory.load64(segment + DomainTable.SEGMENT_PHYSICAL), Memory.load64(segment + DomainTable.SEGMENT_LENGTH), flags);
    }

    private void map(long virtual, long physical, long bytes, long flags) {
        for (long at = 0; at < bytes; at += AddressMap.PAGE) {
            complete &= tables.map(virtual + at, physical + at, flags);
        }
    }

    private void reach(long physical, long bytes, long flags) {
        map(AddressMap.DIRECT_MAP + physical, physical, bytes, flags);
    }

    /// Memory that is the core's alone; 2 MiB aligned.
    void mapOwn(long start, long end) {
        for (long at = start; at < end; at += AddressMap.WINDOW) {
            complete &= tables.mapLarge(AddressMap.DIRECT_MAP + at, at, DATA);
        }
    }

    /// Memory that it shares, page aligned.
    void mapShared(long physical, long bytes) {
        reach(physical, bytes, DATA);
    }

    /// One page of device registers.
    void mapDevice(long physical) {
        reach(physical, AddressMap.PAGE, DATA | PageTables.UNCACHED);
    }

    /// The page of the start stub, at its physical address.
    void mapStart() {
        complete &= tables.map(AddressMap.PROCESSOR_START, AddressMap.PROCESSOR_START, 0);
    }
}
