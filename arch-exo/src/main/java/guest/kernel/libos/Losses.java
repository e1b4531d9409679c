package guest.kernel.libos;

import guest.kernel.revoke.RepossessionVector;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;

/// What the kernel has taken by force, as the program's [RepossessionVector] tells.
@RawAllowed(category = Category.USER_MEMORY, reason = "reads the vector at the address where the program has mapped it")
final class Losses {
    private final long vector;
    private long seen;

    Losses(long vector) {
        this.vector = vector;
    }

    /// Tells `memory` of every loss since the last time.
    void tell(DemandMemory memory) {
        long losses = Memory.load64(vector);
        while (seen < losses) {
            memory.lose(Memory.load64(vector + Long.BYTES * (1 + seen % RepossessionVector.ENTRIES)));
            seen++;
        }
    }
}
