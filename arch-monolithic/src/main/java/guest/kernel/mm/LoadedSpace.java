package guest.kernel.mm;

import guest.raw.Control;
import guest.raw.RawAllowed;

/// Which address space the core uses. Where the processor has tags, each slot's translations survive while others are loaded.
@RawAllowed(category = RawAllowed.Category.PAGE_TABLES, reason = "loads CR3")
public final class LoadedSpace {
    /// Tags of a processor that has none.
    public static final int NO_TAGS = 0;
    /// Tags of a processor with CR4.PCIDE (Intel SDM vol. 3A §4.10.1).
    public static final int TAGS = 4096;

    /// Bit of a value for CR3 that keeps the translations of its tag (Intel SDM vol. 3A §4.10.4.1).
    private static final long KEEP = 1L << 63;

    private final int tags;
    private final boolean[] stale;
    private long loaded;

    /// The core runs on the tables at `root`, with tag 0. Processes are in slots below `slots`, of which none is 0; `tags` is the
    /// number of tags the processor tells apart.
    public LoadedSpace(long root, int slots, int tags) {
        loaded = root;
        this.tags = tags;
        stale = new boolean[slots];
    }

    /// The processor may remember translations of a space that was in `slot` before.
    public void forget(int slot) {
        stale[slot] = true;
    }

    /// Loads the tables at `root`, which belong to `slot`, if they are not loaded.
    public void load(int slot, long root) {
        long value = slot < tags ? root | slot : root;
        if (value != loaded) {
            loaded = value;
            boolean keep = slot < tags && !stale[slot];
            stale[slot] = false;
            Control.setCr3(keep ? value | KEEP : value);
        }
    }
}
