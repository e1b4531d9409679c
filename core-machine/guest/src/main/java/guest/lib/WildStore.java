package guest.lib;

import guest.raw.Memory;
import guest.raw.RawAllowed;

/// What a program in an unsafe language can do to itself: a store to any address.
@RawAllowed(category = RawAllowed.Category.RUNTIME, reason = "lets a program show what the processor does about a wild store")
public final class WildStore {
    private WildStore() {}

    public static void to(long address) {
        Memory.store64(address, 0x6C69_7720_7473_7561L);
    }
}
