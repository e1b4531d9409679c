package ringside.machine.mmu;

import java.util.Arrays;

/// The stretches of memory whose accesses the debug registers ask for. Intel SDM vol. 3B §17.2.
public final class DataBreakpoints {
    private static final int NUMBER = 4;
    private static final long PAGE = 4096;

    private final long[] first = new long[NUMBER];
    private final int[] lengths = new int[NUMBER];
    private final boolean[] reads = new boolean[NUMBER];
    private boolean armed;
    private int hits;

    /// Forgets all stretches.
    public void disarm() {
        Arrays.fill(lengths, 0);
        armed = false;
    }

    /// @param alsoReads reads count too, not only writes
    public void arm(int number, long linear, int length, boolean alsoReads) {
        first[number] = linear;
        lengths[number] = length;
        reads[number] = alsoReads;
        armed = true;
    }

    /// Those that were hit since, as bits.
    public int hits() {
        return hits;
    }

    public void hits(int bits) {
        hits = bits;
    }

    boolean isArmed() {
        return armed;
    }

    /// Whether accesses to a page have to be told.
    boolean concerns(long linear) {
        for (int i = 0; armed && i < NUMBER; i++) {
            if (lengths[i] > 0 && (first[i] & -PAGE) == (linear & -PAGE)) {
                return true;
            }
        }
        return false;
    }

    /// Tells an access. True if it hits a stretch.
    boolean access(long linear, int width, int access) {
        int before = hits;
        for (int i = 0; i < NUMBER; i++) {
            boolean counts = lengths[i] > 0 && (access == Access.WRITE || reads[i]);
            if (counts && linear < first[i] + lengths[i] && first[i] < linear + width) {
                hits |= 1 << i;
            }
        }
        return hits != before;
    }
}
