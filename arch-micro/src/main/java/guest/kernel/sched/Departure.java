package guest.kernel.sched;

import guest.raw.Code;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;

/// The kernel code of threads that have nothing to do in the kernel: new ones, and those whose system call is over.
@RawAllowed(category = Category.CONTEXT_SWITCH, reason = "leaves the kernel with the registers of a thread")
public final class Departure {
    private Departure() {}

    /// Loads the ring-3 registers prepared at `frame`. Does not return.
    static void toRing3(long frame) {
        Code.resume(frame);
    }

    /// Loads the ring-3 registers that a system call left at `frame`. Does not return.
    static void backToRing3(long frame) {
        Code.leave(frame);
    }
}
