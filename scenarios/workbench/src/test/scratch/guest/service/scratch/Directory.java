package guest.service.scratch;

/// A scratch service with an off-by-one: it has room for four entries and takes five.
public final class Directory {
    private final long[] entries = new long[4];
    private final long[] owners = {1000, 1001, 1002};

    public void fill(long entry) {
        for (int i = 0; i <= entries.length; i++) {
            entries[i] = entry;
        }
    }

    public int ownerCount() {
        return owners.length;
    }
}
