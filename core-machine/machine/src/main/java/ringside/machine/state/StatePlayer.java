package ringside.machine.state;

import java.util.List;

/// Puts recorded state back.
public final class StatePlayer implements StateTape {
    private final long[] words;
    private final List<byte[][]> stores;
    private int next;
    private int nextStore;

    public StatePlayer(long[] words, List<byte[][]> stores) {
        this.words = words;
        this.stores = stores;
    }

    /// @throws IllegalArgumentException if the record is shorter than the state
    @Override
    public long word(long present) {
        if (next == words.length) {
            throw new IllegalArgumentException("the recorded state ends too early");
        }
        return words[next++];
    }

    /// @throws IllegalArgumentException if the recorded store has another size
    @Override
    public byte[][] blocks(byte[][] present) {
        if (nextStore == stores.size() || stores.get(nextStore).length != present.length) {
            throw new IllegalArgumentException("a recorded store is missing or of another size");
        }
        return stores.get(nextStore++).clone();
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
        if (next != words.length || nextStore != stores.size()) {
            throw new IllegalArgumentException("the recorded state is longer than this machine's");
        }
    }
}
