package guest.bench;

/// A cache of disk blocks: a hash table with chains, and a list by last use.
final class BlockCache implements Routine {
    private static final int LOOKUPS = 20_000;
    private static final int SLOTS = 64;
    private static final int ENTRIES = 96;

    private static final class Entry {
        long block;
        Entry chain;
        Entry newer;
        Entry older;
        int hits;
        int slot;
    }

    private final Entry[] slots = new Entry[SLOTS];
    private Entry newest;
    private Entry oldest;
    private int misses;

    BlockCache() {
        for (int i = 0; i < ENTRIES; i++) {
            Entry entry = new Entry();
            entry.block = -1 - i;
            enter(entry);
            push(entry);
        }
    }

    @Override
    public long run() {
        Scatter scatter = new Scatter();
        long sum = 0;
        for (int i = 0; i < LOOKUPS; i++) {
            int limit = (i & 3) == 0 ? 512 : 64;
            sum += lookup(scatter.below(limit)).hits;
        }
        return sum * 31 + misses;
    }

    private Entry lookup(long block) {
        for (Entry entry = slots[hash(block)]; entry != null; entry = entry.chain) {
            if (entry.block == block) {
                entry.hits++;
                if (entry != newest) {
                    remove(entry);
                    push(entry);
                }
                return entry;
            }
        }
        misses++;
        Entry entry = oldest;
        remove(entry);
        leave(entry);
        entry.block = block;
        entry.hits = 0;
        enter(entry);
        push(entry);
        return entry;
    }

    private static int hash(long block) {
        return (int) (block * 0x9E37_79B9_7F4A_7C15L >>> 58);
    }

    private void enter(Entry entry) {
        entry.slot = hash(entry.block);
        entry.chain = slots[entry.slot];
        slots[entry.slot] = entry;
    }

    private void leave(Entry entry) {
        Entry at = slots[entry.slot];
        if (at == entry) {
            slots[entry.slot] = entry.chain;
            return;
        }
        while (at.chain != entry) {
            at = at.chain;
        }
        at.chain = entry.chain;
    }

    private void push(Entry entry) {
        entry.older = newest;
        entry.newer = null;
        if (newest == null) {
            oldest = entry;
        } else {
            newest.newer = entry;
        }
        newest = entry;
    }

    private void remove(Entry entry) {
        if (entry.newer == null) {
            newest = entry.older;
        } else {
            entry.newer.older = entry.older;
        }
        if (entry.older == null) {
            oldest = entry.newer;
        } else {
            entry.older.newer = entry.newer;
        }
    }
}
