package guest.kernel.boot;

import guest.kernel.binding.FrameTable;
import guest.kernel.mm.AddressSpace;
import guest.kernel.mm.Probes;
import guest.kernel.sched.Environment;
import guest.lang.Image;
import guest.platform.FailureReport;
import guest.platform.FrameAllocator;
import guest.platform.PageTables;
import guest.platform.UserFrame;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.DomainTable;
import shared.layout.ImageTable;
import shared.map.AddressMap;

/// The one environment the kernel starts itself, from the second domain of its image. It may read the archive; what becomes of that is
/// its own decision.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "reads the domain table of the image and writes the boot information")
public final class FirstEnvironment {
    private final long record = Image.word(ImageTable.DOMAIN_TABLE) + DomainTable.ENTRY_BYTES;
    private final Environment environment;
    private final FrameTable table;
    private final long page;

    /// Takes frames for the boot information and for the environment's windows.
    public FirstEnvironment(Environment environment, FrameTable table, FrameAllocator frames, FailureReport report) {
        this.environment = environment;
        this.table = table;
        page = frames.allocate();
        environment.make(environment);
        environment.space.openWindows(frames);
        if (Image.word(ImageTable.DOMAIN_COUNT) < 2 || !mapSegments()
                || environment.space.map(BootInformation.ADDRESS, page, AddressMap.PAGE, PageTables.NO_EXECUTE) != 0) {
            report.panic("the image holds no domain that could be the first environment, or one that does not fit");
        }
    }

    /// Prepares its registers and tells it where everything is.
    public void furnish(byte[] commandLine) {
        long archiveFrame = Image.word(ImageTable.ARCHIVE_PHYSICAL) / AddressMap.PAGE;
        long archiveBytes = Image.word(ImageTable.ARCHIVE_BYTES);
        table.lend(page / AddressMap.PAGE, 1, environment.number);
        table.lend(archiveFrame, (archiveBytes + AddressMap.PAGE - 1) / AddressMap.PAGE, environment.number);

        long at = AddressMap.DIRECT_MAP + page;
        Memory.store64(at + BootInformation.OWN_FRAME, page / AddressMap.PAGE);
        Memory.store64(at + BootInformation.ARCHIVE_FRAME, archiveFrame);
        Memory.store64(at + BootInformation.ARCHIVE_BYTES, archiveBytes);
        // The frame was cleared, so the line ends with a NUL.
        int length = Math.min(commandLine.length, AddressMap.PAGE - BootInformation.COMMAND_LINE - 1);
        Memory.copy(at + BootInformation.COMMAND_LINE, Memory.addressOfElements(commandLine), length);

        takeName();
        UserFrame.fill(environment.frame, Memory.load64(record + DomainTable.ENTRY), Memory.load64(record + DomainTable.STACK_TOP), 0);
        Probes.addressSpace(environment.space.root(), Memory.addressOfElements(environment.name), environment.nameLength);
    }

    private void takeName() {
        long name = Memory.load64(record + DomainTable.NAME);
        while (environment.nameLength < Environment.NAME_BYTES && Memory.load8(name + environment.nameLength) != 0) {
            environment.name[environment.nameLength] = (byte) Memory.load8(name + environment.nameLength);
            environment.nameLength++;
        }
    }

    private boolean mapSegments() {
        long segments = Memory.load64(record + DomainTable.SEGMENTS);
        long count = Memory.load64(record + DomainTable.SEGMENT_COUNT);
        for (long i = 0; i < count; i++) {
            if (!mapSegment(segments + i * DomainTable.SEGMENT_BYTES)) {
                return false;
            }
        }
        return true;
    }

    private boolean mapSegment(long segment) {
        long virtual = Memory.load64(segment + DomainTable.SEGMENT_VIRTUAL);
        long bytes = Memory.load64(segment + DomainTable.SEGMENT_LENGTH);
        if (environment.space.permits(virtual, bytes, AddressSpace.READABLE)) {
            // The run-time tables, which every domain shares with the kernel.
            return true;
        }
        long flags = Memory.load64(segment + DomainTable.SEGMENT_FLAGS);
        long pageFlags = ((flags & DomainTable.SEGMENT_WRITE) != 0 ? PageTables.WRITE : 0)
                | ((flags & DomainTable.SEGMENT_EXECUTE) != 0 ? 0 : PageTables.NO_EXECUTE);
        return environment.space.map(virtual, Memory.load64(segment + DomainTable.SEGMENT_PHYSICAL), bytes, pageFlags) == 0;
    }
}
