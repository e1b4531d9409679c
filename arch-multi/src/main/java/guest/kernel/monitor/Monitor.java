package guest.kernel.monitor;

import guest.kernel.boot.Brief;
import guest.lang.Entry;

/// The monitor of a core. That of core 0 starts the programs; all others do what it asks of their core.
final class Monitor {
    private Monitor() {}

    @Entry(Entry.Kind.START)
    static void start(long stack) {
        BootPage brief = new BootPage();
        if (brief.get(Brief.CORE) == 0) {
            new Leader(brief).run();
        } else {
            Follower.run();
        }
    }
}
