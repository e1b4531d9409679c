package guest.kernel.boot;

import guest.kernel.cap.Authority;
import guest.kernel.cap.Capability;
import guest.kernel.cap.CapabilityTable;
import guest.kernel.cap.Domain;
import guest.kernel.cap.FrameRegion;
import guest.kernel.cap.ObjectStore;
import guest.kernel.sched.Tcb;
import guest.kernel.sched.Threads;
import guest.lang.Image;
import guest.platform.FailureReport;
import guest.platform.FrameAllocator;
import guest.platform.MemoryDivision;
import guest.platform.PageTables;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.ImageTable;
import shared.map.AddressMap;

/// The one domain the kernel starts itself, the first of the image. It gets a capability to everything; what becomes of it is its
/// own decision.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "writes the boot information through the direct map")
public final class FirstDomain {
    private final MemoryDivision memory;
    private final ObjectStore store;
    private final FailureReport report;
    private final ImageDomains image = new ImageDomains();
    private final long page;

    public FirstDomain(MemoryDivision memory, FrameAllocator frames, ObjectStore store, FailureReport report) {
        this.memory = memory;
        this.store = store;
        this.report = report;
        page = AddressMap.DIRECT_MAP + frames.allocateRun(BootInformation.BYTES / AddressMap.PAGE);
    }

    /// Loads the domains of the image and prepares the first one's thread; it is not ready yet.
    public Tcb start(Threads threads) {
        if (image.count() < 1) {
            report.panic("the image holds no domain but the kernel");
        }
        Domain first = load(0);
        CapabilityTable capabilities = first.capabilities;
        capabilities.find(BootInformation.SELF).fill(first, Capability.START | Capability.CONSTRUCT, 0);
        capabilities.find(BootInformation.AUTHORITY).fill(new Authority(), Capability.ALL, 0);
        capabilities.find(BootInformation.FRAMES).fill(new FrameRegion(memory.userStart(), memory.userBytes()), Capability.ALL, 0);
        capabilities.find(BootInformation.ARCHIVE).fill(archive(), Capability.READ, 0);
        capabilities.find(BootInformation.FIRST_DOMAIN).fill(first, Capability.START | Capability.CONSTRUCT, 0);
        for (int i = 1; i < image.count(); i++) {
            capabilities.find(BootInformation.FIRST_DOMAIN + i).fill(load(i), Capability.START | Capability.CONSTRUCT, 0);
        }
        long physical = page - AddressMap.DIRECT_MAP;
        if (first.space.map(BootInformation.ADDRESS, physical, BootInformation.BYTES, PageTables.NO_EXECUTE) != 0) {
            report.panic("not enough memory for the first domain");
        }
        return threads.start(first, image.entry(0), image.stackTop(0), 0);
    }

    /// Fills the pages that the first domain reads.
    public void tell(byte[] commandLine) {
        Memory.store64(page + BootInformation.DOMAIN_COUNT, image.count());
        Memory.store64(page + BootInformation.FRAMES_BYTES, memory.userBytes());
        Memory.store64(page + BootInformation.ARCHIVE_BYTES, Image.word(ImageTable.ARCHIVE_BYTES));
        for (int i = 0; i < image.count(); i++) {
            image.describe(i, page);
        }
        image.describeSegments(page);
        // The frame was cleared, so the line ends with a NUL.
        int length = Math.min(commandLine.length, AddressMap.PAGE - BootInformation.COMMAND_LINE - 1);
        Memory.copy(page + BootInformation.COMMAND_LINE, Memory.addressOfElements(commandLine), length);
    }

    private Domain load(int index) {
        Domain domain = store.freeDomain();
        if (domain == null || !image.load(index, domain)) {
            report.panic("not enough memory for the domains of the image");
        }
        return domain;
    }

    private static FrameRegion archive() {
        long bytes = Image.word(ImageTable.ARCHIVE_BYTES) + AddressMap.PAGE - 1 & -AddressMap.PAGE;
        return new FrameRegion(Image.word(ImageTable.ARCHIVE_PHYSICAL), bytes);
    }
}
