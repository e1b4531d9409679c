package guest.kernel.revoke;

import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.map.AddressMap;

/// Where a program reads which frames it has lost by force: a frame of its own, which the kernel writes.
///
/// ```text
/// word 0        how many were ever taken
/// word 1 …511   their numbers, the one taken as number n (from 0) in word 1 + n mod 511
/// ```
/// Source: Engler, Kaashoek and O'Toole, SOSP 1995, §3.4.
@RawAllowed(category = Category.USER_MEMORY, reason = "records losses in a frame that its program maps where it likes")
public final class RepossessionVector {
    /// Entries; older ones are overwritten.
    public static final int ENTRIES = (int) (AddressMap.PAGE / Long.BYTES) - 1;

    private RepossessionVector() {}

    /// Adds `taken` to the vector in frame `vector`.
    static void record(long vector, long taken) {
        long at = AddressMap.DIRECT_MAP + vector * AddressMap.PAGE;
        long losses = Memory.load64(at);
        // The program may write here too; whatever it leaves, the entry lies in the frame.
        long loss = losses < 0 ? 0 : losses;
        Memory.store64(at + Long.BYTES * (1 + loss % ENTRIES), taken);
        Memory.store64(at, loss + 1);
    }
}
