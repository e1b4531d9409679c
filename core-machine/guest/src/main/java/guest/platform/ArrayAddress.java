package guest.platform;

import guest.raw.Memory;
import guest.raw.RawAllowed;

/// Where an array's bytes lie, as a number for whoever observes the machine.
@RawAllowed(category = RawAllowed.Category.RUNTIME, reason = "tells a probe where a name is written")
public final class ArrayAddress {
    private ArrayAddress() {}

    public static long of(byte[] array) {
        return Memory.addressOfElements(array);
    }
}
