package guest.app;

import guest.lang.Text;
import guest.lib.Arguments;
import guest.lib.ConsoleOutput;
import guest.lib.ErrnoName;
import guest.lib.Os;
import guest.lib.Parse;
import guest.lib.Program;

/// `ticker TICKS NANOSECONDS`: uses no files. At every tick it looks whether its own memory is as it left it.
public final class Ticker implements Program {
    private static final int WORDS = 2048;
    private static final int PATTERN = 0x5EED_0001;

    private final int[] memory = new int[WORDS];

    @Override
    public int run(Os os, Arguments arguments) {
        Text out = new Text(new ConsoleOutput(os));
        long ticks = Parse.decimal(arguments.word(1));
        long pause = Parse.decimal(arguments.word(2));
        if (ticks < 1 || pause < 0) {
            out.string("usage: ticker TICKS NANOSECONDS").line();
            return 2;
        }
        for (int i = 0; i < WORDS; i++) {
            memory[i] = PATTERN * i;
        }
        int damaged = 0;
        for (long tick = 1; tick <= ticks; tick++) {
            int result = os.sleep(pause);
            damaged = damagedWords();
            out.string("ticker: tick ").decimal(tick).string(": ");
            if (result < 0) {
                out.string(ErrnoName.of(result)).line();
                return 1;
            }
            out.decimal(damaged).string(" words of memory damaged").line();
        }
        return damaged == 0 ? 0 : 1;
    }

    private int damagedWords() {
        int damaged = 0;
        for (int i = 0; i < WORDS; i++) {
            if (memory[i] != PATTERN * i) {
                damaged++;
            }
        }
        return damaged;
    }
}
