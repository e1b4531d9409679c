package ringside.compiler.random;

import java.util.List;
import java.util.Random;

/// Where all choices of one program come from. Same seed, same program.
public final class Choice {
    private final Random random;
    private int names;

    public Choice(long seed) {
        // Neighbouring seeds of Random give similar first numbers.
        this.random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    /// True once in `times`.
    public boolean once(int times) {
        return random.nextInt(times) == 0;
    }

    public String pick(String... from) {
        return from[random.nextInt(from.length)];
    }

    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /// A name nothing else in the program has.
    public String name(String stem) {
        return stem + names++;
    }
}
