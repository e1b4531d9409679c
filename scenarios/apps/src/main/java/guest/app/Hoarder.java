package guest.app;

import guest.lang.Text;
import guest.lib.Arguments;
import guest.lib.ConsoleOutput;
import guest.lib.ErrnoName;
import guest.lib.Os;
import guest.lib.Parse;
import guest.lib.Program;

/// `hoarder KIB FILLED NANOSECONDS`: takes an array of KIB times 1024 bytes, writes to the first FILLED times 1024 of them and looks at
/// all others, sleeps, and says whether every byte is as it was.
public final class Hoarder implements Program {
    private static final int KIB = 1024;
    private static final long MOST = 192;

    @Override
    public int run(Os os, Arguments arguments) {
        Text out = new Text(new ConsoleOutput(os));
        long size = Parse.decimal(arguments.word(1));
        long filled = Parse.decimal(arguments.word(2));
        long nanoseconds = Parse.decimal(arguments.word(3));
        if (size < 1 || size > MOST || filled < 0 || filled > size || nanoseconds < 0) {
            out.string("usage: hoarder KIB FILLED NANOSECONDS").line();
            return 2;
        }
        byte[] hoard = new byte[(int) size * KIB];
        int written = (int) filled * KIB;
        for (int i = 0; i < written; i++) {
            hoard[i] = expected(i);
        }
        int damaged = damaged(hoard, written);
        int result = os.sleep(nanoseconds);
        damaged += damaged(hoard, written);
        out.string("hoarder: ");
        if (result < 0) {
            out.string(ErrnoName.of(result)).line();
            return 1;
        }
        out.decimal(size).string(" KiB, ").decimal(damaged).string(" bytes damaged").line();
        return damaged == 0 ? 0 : 1;
    }

    private static int damaged(byte[] hoard, int written) {
        int damaged = 0;
        for (int i = 0; i < hoard.length; i++) {
            damaged += hoard[i] == (i < written ? expected(i) : 0) ? 0 : 1;
        }
        return damaged;
    }

    /// Never 0, so that no page of it is empty.
    private static byte expected(int at) {
        return (byte) (at % 251 + 1);
    }
}
