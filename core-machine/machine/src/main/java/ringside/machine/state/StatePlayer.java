package ringside.machine.state;

/// Puts recorded state back.
public final class StatePlayer implements StateTape {
    private final long[] words;
    private int next;

    public StatePlayer(long[] words) {
        this.words = words;
    }

    /// @throws IllegalArgumentException if the record is shorter than the state
    @Override
    public long word(long present) {
        if (next == words.length) {
            throw new IllegalArgumentException("the recorded state ends too early");
        }
        return words[next++];
    }

    @Override
    public void words(long[] values) {
        if (values.length > words.length - next) {
            throw new IllegalArgumentException("the recorded state ends too early");
        }
        System.arraycopy(words, next, values, 0, values.length);
        next += values.length;
    }

    /// @throws IllegalArgumentException if the record is longer than the state
    public void end() {
        if (next != words.length) {
            throw new IllegalArgumentException("the recorded state is longer than this machine's");
        }
    }
}
