package guest.platform;

import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.Vector;
import shared.map.AddressMap;

/// The controller of device interrupts: 24 pins, each with a redirection entry.
///
/// Source: Intel 82093AA data sheet §3.1 (registers), §3.2.4 (redirection table).
@RawAllowed(category = RawAllowed.Category.DEVICE_REGISTERS, reason = "reads and writes the registers of the IOAPIC")
public final class IoApic {
    private static final long SELECT = AddressMap.DIRECT_MAP + AddressMap.IOAPIC;
    private static final long WINDOW = SELECT + 0x10;
    private static final int FIRST_ENTRY = 0x10;
    private static final int MASKED = 0x1_0000;

    /// Lets `pin` interrupt core 0 with vector [Vector#DEVICE] + pin, edge-triggered, active high, as ISA devices want it.
    public void unmask(int pin) {
        write(FIRST_ENTRY + 2 * pin + 1, 0);
        write(FIRST_ENTRY + 2 * pin, Vector.DEVICE + pin);
    }

    /// An edge that comes while the pin is masked is lost.
    public void mask(int pin) {
        write(FIRST_ENTRY + 2 * pin, MASKED | Vector.DEVICE + pin);
    }

    private static void write(int register, int value) {
        Memory.store32(SELECT, register);
        Memory.store32(WINDOW, value);
    }
}
