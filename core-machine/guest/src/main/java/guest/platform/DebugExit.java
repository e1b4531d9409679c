package guest.platform;

import guest.raw.Control;
import guest.raw.Port;
import guest.raw.RawAllowed;
import shared.map.IoPort;

/// Ends the machine through the debug-exit port.
@RawAllowed(category = RawAllowed.Category.PORT_IO, reason = "writes the port that ends the machine")
public final class DebugExit {
    /// Values a kernel writes (see the contract "Starting programs").
    public static final int SUCCESS = 0;
    public static final int FAILURE = 1;
    public static final int PANIC = 63;

    private DebugExit() {}

    /// Does not return. On a machine without the port the core sleeps for good.
    public static void exit(int value) {
        Port.out8(IoPort.DEBUG_EXIT, value);
        while (true) {
            Control.disableInterrupts();
            Control.halt();
        }
    }
}
