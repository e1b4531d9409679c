package guest.platform;

import guest.lang.Output;
import guest.raw.Port;
import guest.raw.RawAllowed;
import shared.map.IoPort;

/// The byte sink for kernel logs (QEMU isa-debugcon).
@RawAllowed(category = RawAllowed.Category.PORT_IO, reason = "writes the log port of the debug console")
public final class DebugConsole implements Output {
    @Override
    public void put(int character) {
        Port.out8(IoPort.DEBUG_CONSOLE, character);
    }
}
