package guest.kernel.boot;

import guest.kernel.wiring.Wiring;
import guest.lang.Entry;
import guest.platform.DebugExit;
import guest.platform.StartInfo;

/// The kernel's first Java code.
final class Boot {
    private Boot() {}

    @Entry(Entry.Kind.BOOT)
    static void boot(long startInfo) {
        StartInfo info = new StartInfo(startInfo);
        if (!info.isValid()) {
            DebugExit.exit(DebugExit.PANIC);
        }
        new Wiring(new Hardware(info)).run(info.commandLine());
    }
}
