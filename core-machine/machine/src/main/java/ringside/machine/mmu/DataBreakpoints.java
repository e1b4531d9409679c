package ringside.machine.mmu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The stretches of memory whose accesses the debug registers ask for (Intel SDM vol. 3B §17.2), and those whose reads somebody outside the machine
/// wants to hear of, which the guest does not notice.
public final class DataBreakpoints {
    private static final int NUMBER = 4;
    private static final long PAGE = 4096;

    private final long[] first = new long[NUMBER];
    private final int[] lengths = new int[NUMBER];
    private final boolean[] reads = new boolean[NUMBER];
    private final List<Listener> listeners = new ArrayList<>();
    private boolean armed;
    private int hits;

    private record Listener(long first, int length, Runnable reading) {}

    /// Forgets all stretches of the debug registers.
    public void disarm() {
        Arrays.fill(lengths, 0);
        armed = !listeners.isEmpty();
    }

    /// Calls back before each read that touches a stretch, until [#stopListening()].
    public void listen(long linear, int length, Runnable reading) {
        listeners.add(new Listener(linear, length, reading));
        armed = true;
    }

    /// Nobody outside listens any more.
    public void stopListening() {
        listeners.clear();
        armed = Arrays.stream(lengths).anyMatch(length -> length > 0);
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
        for (int i = 0; i < listeners.size(); i++) {
            var listener = listeners.get(i);
            if ((listener.first & -PAGE) <= linear && linear < listener.first + listener.length + PAGE) {
                return true;
            }
        }
        return false;
    }

    /// Tells an access. True if it hits a stretch.
    boolean access(long linear, int width, int access) {
        for (int i = 0; access == Access.READ && i < listeners.size(); i++) {
            var listener = listeners.get(i);
            if (linear < listener.first + listener.length && listener.first < linear + width) {
                listener.reading.run();
            }
        }
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
