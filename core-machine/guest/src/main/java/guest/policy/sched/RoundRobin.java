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
        waiting[place(count)] = candidate;
        count++;
    }

    /// Takes the first of the line, or answers [#NOBODY].
    public int next() {
        if (count == 0) {
            return NOBODY;
        }
        int candidate = waiting[first];
        first = place(1);
        count--;
        return candidate;
    }

    /// Takes a candidate out of the line, wherever it stands. The others keep their order.
    public void remove(int candidate) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int waiter = waiting[place(i)];
            if (waiter != candidate) {
                waiting[place(kept)] = waiter;
                kept++;
            }
        }
        count = kept;
    }

    /// Where the candidate stands who has `before` others before it.
    private int place(int before) {
        int place = first + before;
        return place < waiting.length ? place : place - waiting.length;
    }

    public boolean isEmpty() {
        return count == 0;
    }
}
