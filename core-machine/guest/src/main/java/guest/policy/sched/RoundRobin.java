package guest.policy.sched;

/// Who runs next: whoever has waited longest. A decision over numbers; it switches nothing.
public final class RoundRobin {
    /// The answer when nobody waits.
    public static final int NOBODY = -1;

    private final int[] waiting;
    private int first;
    private int count;

    /// For at most `capacity` candidates at a time.
    public RoundRobin(int capacity) {
        waiting = new int[capacity];
    }

    /// Puts a candidate (not negative, not waiting already) at the end of the line.
    public void add(int candidate) {
        waiting[(first + count) % waiting.length] = candidate;
        count++;
    }

    /// Takes the first of the line, or answers [#NOBODY].
    public int next() {
        if (count == 0) {
            return NOBODY;
        }
        int candidate = waiting[first];
        first = (first + 1) % waiting.length;
        count--;
        return candidate;
    }

    /// Takes a candidate out of the line, wherever it stands. The others keep their order.
    public void remove(int candidate) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int waiter = waiting[(first + i) % waiting.length];
            if (waiter != candidate) {
                waiting[(first + kept) % waiting.length] = waiter;
                kept++;
            }
        }
        count = kept;
    }

    public boolean isEmpty() {
        return count == 0;
    }
}
