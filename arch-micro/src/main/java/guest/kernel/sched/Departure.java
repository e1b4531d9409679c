package guest.kernel.sched;

import guest.raw.Code;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;

/// The first kernel code of a new thread.
@RawAllowed(category = Category.CONTEXT_SWITCH, reason = "leaves the kernel for the first time of a thread")
public final class Departure {
    private Departure() {}

    /// Loads the ring-3 registers prepared at `frame`. Does not return.
    static void toRing3(long frame) {
        Code.resume(frame);
    }
}
