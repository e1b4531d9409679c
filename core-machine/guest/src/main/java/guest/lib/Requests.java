package guest.lib;

import guest.raw.Mark;
import guest.raw.RawAllowed;

/// Marks a program's requests for the observer of the machine. Costs one instruction that does nothing.
@RawAllowed(category = RawAllowed.Category.RUNTIME, reason = "executes the marks that delimit a program's requests")
public final class Requests {
    private Requests() {}

    /// Opens request `id`, unique in the run, for the running thread.
    public static void open(long id) {
        Mark.open(id);
    }

    public static void close(long id) {
        Mark.close(id);
    }

    /// Says that a program runs; the first such mark of a run ends the boot phase.
    public static void booted() {
        Mark.booted(0);
    }
}
