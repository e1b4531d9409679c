package guest.kernel.boot;

import guest.kernel.cpudriver.Doorbells;
import guest.kernel.trap.Entries;
import guest.kernel.wiring.Residents;
import guest.kernel.wiring.Wiring;
import guest.lang.Entry;
import guest.platform.CoreStart;
import guest.platform.FailureReport;
import guest.platform.LegacyPic;
import guest.platform.StartInfo;

/// A CPU driver's first Java code. Core 0 divides the machine and starts the other core; from then on both are alike.
final class Boot {
    /// Nanoseconds within which a core must have started: what Linux grants (`arch/x86/kernel/smpboot.c`), because the host of a virtual
    /// machine may let a core wait long before it runs at all.
    private static final long PATIENCE = 10_000_000_000L;

    private Boot() {}

    /// Core 0.
    @Entry(Entry.Kind.BOOT)
    static void boot(long startInfo) {
        FailureReport report = new FailureReport("multi");
        Entries.prepare(report);
        StartInfo info = new StartInfo(startInfo);
        if (!info.isValid()) {
            report.panic("the boot loader has left neither a PVH start info nor multiboot information");
        }
        int cores = Math.min(CoreStart.cores(), Residents.CORES);
        Shares shares = new Shares(info, cores);
        if (!shares.areEnough()) {
            report.panic("not enough memory behind the image for the cores' needs");
        }
        shares.clearChannels();
        ImageDomains image = ImageDomains.ofImage();
        CorePlan own = new CorePlan(shares, image, 0, report);
        LegacyPic.maskAll();
        Hardware hardware = new Hardware();
        for (int core = 1; core < cores; core++) {
            CorePlan other = new CorePlan(shares, image, core, report);
            int driver = image.find(Residents.driver(core));
            new CoreStart(hardware.apic()).start(core, other.root(), image.stackTop(driver), image.entry(driver), other.brief());
            awaitArrival(hardware, shares.channels(), core, report);
        }
        hardware.loadSpace(own.root());
        run(hardware, new Brief(own.brief()), report);
    }

    private static void awaitArrival(Hardware hardware, long doorbells, int core, FailureReport report) {
        long deadline = hardware.time().now() + PATIENCE;
        while (!Doorbells.hasArrived(doorbells, core)) {
            if (hardware.time().now() > deadline) {
                report.panic("a core did not start");
            }
        }
    }

    /// Every other core, with page tables of its own already; `brief` is the physical address of its [Brief].
    @Entry(Entry.Kind.PROCESSOR)
    static void arrive(long brief) {
        FailureReport report = new FailureReport("multi");
        Entries.prepare(report);
        Brief own = new Brief(brief);
        Hardware hardware = new Hardware();
        CorePlan.leaveStart(own);
        hardware.loadSpace(own.get(Brief.ROOT));
        Doorbells.arrive(own.get(Brief.DOORBELLS), own.core());
        run(hardware, own, report);
    }

    private static void run(Hardware hardware, Brief brief, FailureReport report) {
        new Wiring(hardware, brief, report).run();
    }
}
