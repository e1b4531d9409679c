package ringside.machine.state;

import java.util.Arrays;

/// Takes state down and leaves it as it is.
public final class StateRecorder implements StateTape {
    private long[] words = new long[2048];
    private int count;

    @Override
    public long word(long present) {
        if (count == words.length) {
            words = Arrays.copyOf(words, count * 2);
        }
        words[count++] = present;
        return present;
    }

    @Override
    public void words(long[] values) {
        while (count + values.length > words.length) {
            words = Arrays.copyOf(words, words.length * 2);
        }
        System.arraycopy(values, 0, words, count, values.length);
        count += values.length;
    }

    /// What was taken down.
    public long[] recorded() {
        return Arrays.copyOf(words, count);
    }
}
