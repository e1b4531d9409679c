package guest.kernel.boot;

import guest.kernel.trap.Entries;
import guest.kernel.wiring.Wiring;
import guest.lang.Entry;
import guest.platform.BareMachine;
import guest.platform.FailureReport;
import guest.platform.MemoryDivision;
import guest.platform.StartInfo;

/// The kernel's first Java code.
final class Boot {
    private Boot() {}

    @Entry(Entry.Kind.BOOT)
    static void boot(long startInfo) {
        FailureReport report = new FailureReport("micro");
        Entries.prepare(report);
        StartInfo info = new StartInfo(startInfo);
        if (!info.isValid()) {
            report.panic("the boot loader has left neither a PVH start info nor multiboot information");
        }
        MemoryDivision memory = new MemoryDivision(info);
        if (!memory.isEnough()) {
            report.panic("not enough memory behind the image for the kernel's own needs");
        }
        new Wiring(new BareMachine(), memory, report).run(info.commandLine());
    }
}
