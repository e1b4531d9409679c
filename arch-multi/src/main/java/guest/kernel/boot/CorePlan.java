package guest.kernel.boot;

import guest.platform.FailureReport;
import guest.platform.FrameAllocator;
import guest.platform.PageTables;
import shared.map.AddressMap;

/// Everything a core needs to begin, made by core 0 at the start of the core's memory: its [Brief] and its page tables.
final class CorePlan {
    /// Frames for the brief and the tables.
    private static final int FRAMES = 128;

    private final long root;
    private final long brief;

    CorePlan(Shares shares, ImageDomains image, int core, FailureReport report) {
        long start = shares.start(core);
        long free = start + (long) FRAMES * AddressMap.PAGE;
        FrameAllocator frames = new FrameAllocator(start, free);
        brief = frames.allocate();
        DriverSpace space = new DriverSpace(frames);
        space.mapImage(image, core);
        space.mapOwn(start, shares.end(core));
        space.mapDevice(AddressMap.LAPIC);
        if (core == 0) {
            space.mapDevice(AddressMap.IOAPIC);
        } else {
            space.mapStart();
        }
        if (shares.cores() > 1) {
            space.mapShared(shares.channels(), Shares.channelBytes());
        }
        root = space.root();
        if (!space.isComplete()) {
            report.panic("not enough page tables for a core");
        }
        tell(new Brief(brief), shares, core, free);
    }

    private void tell(Brief page, Shares shares, int core, long free) {
        page.set(Brief.CORE, core);
        page.set(Brief.CORES, shares.cores());
        page.set(Brief.ROOT, root);
        page.set(Brief.MEMORY_START, free);
        page.set(Brief.MEMORY_END, shares.end(core));
        page.set(Brief.DOORBELLS, shares.channels());
        page.setCommandLine(shares.commandLine());
    }

    /// Physical address of the page tables.
    long root() {
        return root;
    }

    /// Physical address of the [Brief].
    long brief() {
        return brief;
    }

    /// Takes the page of the start stub out of a core's tables, once the core has left it.
    static void leaveStart(Brief brief) {
        new PageTables(new FrameAllocator(0, 0), brief.get(Brief.ROOT)).unmap(AddressMap.PROCESSOR_START);
    }
}
