package guest.kernel.boot;

import guest.kernel.trap.Entries;
import guest.kernel.trap.Report;
import guest.kernel.wiring.Wiring;
import guest.lang.Entry;
import guest.platform.StartInfo;

/// The kernel's first Java code.
final class Boot {
    private Boot() {}

    @Entry(Entry.Kind.BOOT)
    static void boot(long startInfo) {
        Report report = new Report();
        Entries.prepare(report);
        StartInfo info = new StartInfo(startInfo);
        if (!info.isValid()) {
            report.panic("the start info is not that of the PVH boot protocol");
        }
        PhysicalMemory memory = new PhysicalMemory(info);
        if (!memory.isEnough()) {
            report.panic("not enough memory behind the image for the kernel's own needs");
        }
        new Wiring(new Hardware(), memory, report).run(info.commandLine());
    }
}
