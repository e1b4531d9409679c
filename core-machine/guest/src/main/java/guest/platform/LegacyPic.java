package guest.platform;

import guest.raw.Port;
import guest.raw.RawAllowed;

/// The pair of 8259A interrupt controllers, which the IOAPIC replaces.
@RawAllowed(category = RawAllowed.Category.PORT_IO, reason = "masks the controllers that the kernels do not use")
public final class LegacyPic {
    private static final int MASTER_MASK = 0x21;
    private static final int SLAVE_MASK = 0xA1;

    private LegacyPic() {}

    public static void maskAll() {
        Port.out8(MASTER_MASK, 0xFF);
        Port.out8(SLAVE_MASK, 0xFF);
    }
}
