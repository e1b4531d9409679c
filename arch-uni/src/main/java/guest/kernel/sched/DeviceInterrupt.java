package guest.kernel.sched;

import guest.lang.NoAllocation;
import guest.port.InterruptLine;
import guest.raw.Control;
import guest.raw.RawAllowed;

/// An edge-triggered device interrupt. The trap handler reports it; the one thread sleeps on it.
@RawAllowed(category = RawAllowed.Category.INTERRUPTS, reason = "sleeps until the device's interrupt")
public final class DeviceInterrupt implements InterruptLine {
    private boolean fired;

    /// To be called by the trap handler when the line fired.
    @NoAllocation
    public void fire() {
        fired = true;
    }

    @Override
    public void await() {
        while (!fired) {
            Control.waitForInterrupt();
        }
        fired = false;
    }

    /// Nothing to do: an edge-triggered line was never held back.
    @Override
    public void acknowledge() {}
}
