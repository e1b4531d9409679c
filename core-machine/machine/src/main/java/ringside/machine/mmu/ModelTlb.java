package ringside.machine.mmu;

import ringside.machine.state.StateTape;

/// The translation buffer the guest can see the effects of: finite, tagged by address space, filled by walks only.
///
/// 4 KiB translations live in 128 sets of 4; larger ones share 32 places. The oldest fill of a set is replaced; hits change
/// nothing, so whoever keeps a copy of a present translation may use it without telling.
public final class ModelTlb {
    private static final int SETS = 128;
    private static final int WAYS = 4;
    private static final int LARGE = 32;
    private static final int SPACES = 4096;
    static final int SMALL_SHIFT = 12;

    /// One translation.
    static final class Entry {
        boolean valid;
        /// Linear address of the page's first byte and the number of address bits below it.
        long page;
        int shift;
        long physical;
        int space;
        /// Flush count of the space when this was filled.
        int epoch;
        boolean global;
        boolean writable;
        boolean user;
        boolean executable;
        boolean dirty;

        boolean covers(long linear, int space, int epoch) {
            return valid && linear >>> shift == page >>> shift && (global || this.space == space && this.epoch == epoch);
        }

        long translate(long linear) {
            return physical | linear & (1L << shift) - 1;
        }

        /// Takes the translation down, if it is alive, or puts one back as of the present flush counts.
        void state(StateTape tape, boolean alive, int[] epochs) {
            long head = tape.word(alive ? head() : 0);
            valid = head != 0;
            if (valid) {
                shift = (int) head & 63;
                global = (head & 64) != 0;
                writable = (head & 128) != 0;
                user = (head & 256) != 0;
                executable = (head & 512) != 0;
                dirty = (head & 1024) != 0;
                space = (int) (head >>> 12);
                page = tape.word(page);
                physical = tape.word(physical);
                epoch = epochs[space];
            }
        }

        /// All but the addresses; never 0.
        private long head() {
            return shift | (global ? 64 : 0) | (writable ? 128 : 0) | (user ? 256 : 0) | (executable ? 512 : 0) | (dirty ? 1024 : 0)
                    | (long) space << 12;
        }
    }

    private final Entry[] small = new Entry[SETS * WAYS];
    private final Entry[] large = new Entry[LARGE];
    private final int[] nextWay = new int[SETS];
    private int nextLarge;
    private int largeInUse;
    /// How many of the last fills may be alive; those before them are dead, so that nobody has to look at them.
    private int recentLarge;
    /// How often each address space was flushed: a flush costs nothing, and entries of an older count are dead.
    private final int[] epochs = new int[SPACES];

    ModelTlb() {
        for (int i = 0; i < small.length; i++) {
            small[i] = new Entry();
        }
        for (int i = 0; i < large.length; i++) {
            large[i] = new Entry();
        }
    }

    /// The present translation of an address, or null.
    Entry find(long linear, int space) {
        int epoch = epochs[space];
        int set = setOf(linear) * WAYS;
        for (int i = set; i < set + WAYS; i++) {
            if (small[i].covers(linear, space, epoch)) {
                return small[i];
            }
        }
        for (int i = 1; i <= recentLarge; i++) {
            var entry = large[nextLarge - i & LARGE - 1];
            if (entry.covers(linear, space, epoch)) {
                return entry;
            }
        }
        return null;
    }

    /// A translation that an address space alone holds of an address, or null.
    Entry findOwn(long linear, int space) {
        int epoch = epochs[space];
        for (var entries : new Entry[][] {small, large}) {
            for (var entry : entries) {
                if (!entry.global && entry.covers(linear, space, epoch)) {
                    return entry;
                }
            }
        }
        return null;
    }

    /// The place for a new translation of a page: the oldest of its set, whose content is lost.
    Entry replace(long linear, int shift) {
        if (shift == SMALL_SHIFT) {
            int set = setOf(linear);
            int way = nextWay[set];
            nextWay[set] = (way + 1) % WAYS;
            return small[set * WAYS + way];
        }
        int place = nextLarge;
        nextLarge = (place + 1) % LARGE;
        largeInUse = Math.max(largeInUse, place + 1);
        recentLarge = Math.min(LARGE, recentLarge + 1);
        return large[place];
    }

    /// Drops the translations of an address space except global ones.
    void flush(int space) {
        epochs[space]++;
        passDead();
    }

    private void passDead() {
        while (recentLarge > 0 && !isAlive(large[nextLarge - recentLarge & LARGE - 1])) {
            recentLarge--;
        }
    }

    /// The same for all address spaces.
    void flushSpaces() {
        for (int space = 0; space < SPACES; space++) {
            epochs[space]++;
        }
        passDead();
    }

    /// What [Entry#epoch] must be for a new translation.
    int epoch(int space) {
        return epochs[space];
    }

    private boolean isAlive(Entry entry) {
        return entry.valid && (entry.global || entry.epoch == epochs[entry.space]);
    }

    /// Drops everything.
    void flushAll() {
        for (var entry : small) {
            entry.valid = false;
        }
        for (var entry : large) {
            entry.valid = false;
        }
        largeInUse = 0;
        nextLarge = 0;
        recentLarge = 0;
    }

    /// Adds the contents to a state hash.
    void digest(java.util.function.LongConsumer digest) {
        for (var entries : new Entry[][] {small, large}) {
            for (var e : entries) {
                boolean alive = isAlive(e);
                digest.accept(!alive ? 0 : 1 | e.shift << 1 | (e.global ? 128 : 0) | (e.writable ? 256 : 0) | (e.user ? 512 : 0)
                        | (e.executable ? 1024 : 0) | (e.dirty ? 2048 : 0) | (long) e.space << 12);
                digest.accept(alive ? e.page : 0);
                digest.accept(alive ? e.physical : 0);
            }
        }
        for (int way : nextWay) {
            digest.accept(way);
        }
        digest.accept(nextLarge);
    }

    private static int setOf(long linear) {
        return (int) (linear >>> SMALL_SHIFT) & SETS - 1;
    }

    /// Takes the contents down or puts them back. Dead entries are not told apart, so that flush counts need not be kept.
    void state(StateTape tape) {
        for (var entry : small) {
            entry.state(tape, isAlive(entry), epochs);
        }
        largeInUse = tape.number(largeInUse);
        for (int i = 0; i < LARGE; i++) {
            if (i < largeInUse) {
                large[i].state(tape, isAlive(large[i]), epochs);
            } else {
                large[i].valid = false;
            }
        }
        tape.numbers(nextWay);
        nextLarge = tape.number(nextLarge);
        recentLarge = LARGE;
        passDead();
    }
}
