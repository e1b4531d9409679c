package guest.kernel.ipc;

import guest.kernel.cap.KernelObject;
import guest.kernel.sched.Tcb;

/// A device's interrupt line as an object that one driver thread waits for.
///
/// The kernel masks the line when it fires and does nothing else about the device; the driver unmasks it.
public final class InterruptSource extends KernelObject {
    public final int line;
    /// The line fired and nobody has been told yet.
    boolean pending;
    Tcb waiter;

    public InterruptSource(int line) {
        this.line = line;
    }
}
