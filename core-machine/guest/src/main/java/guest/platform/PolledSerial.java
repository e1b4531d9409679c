package guest.platform;

import guest.lang.Output;
import guest.raw.Port;
import guest.raw.RawAllowed;
import shared.map.IoPort;

/// COM1 without driver, locks or interrupts, for a kernel that is about to stop itself.
@RawAllowed(category = RawAllowed.Category.PORT_IO, reason = "prints a panic when the console service can no longer be trusted")
public final class PolledSerial implements Output {
    /// 16550A line status register, and its bit "transmitter holding register empty".
    private static final int LINE_STATUS = 5;
    private static final int TRANSMITTER_EMPTY = 0x20;

    @Override
    public void put(int character) {
        while ((Port.in8(IoPort.COM1 + LINE_STATUS) & TRANSMITTER_EMPTY) == 0) {
            // Without interrupts there is nothing else to do.
        }
        Port.out8(IoPort.COM1, character);
    }
}
