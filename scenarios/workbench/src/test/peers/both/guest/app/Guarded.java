package guest.app;

import guest.lang.Text;
import guest.lib.Arguments;
import guest.lib.ConsoleOutput;
import guest.lib.ErrnoName;
import guest.lib.Os;
import guest.lib.Program;
import shared.abi.OpenFlag;

/// `guarded PATH`: reads 64, 65 and 66 bytes into the middle of an array again and again, and says whether a read gave more than was asked
/// for, and whether a byte beside the middle has changed.
public final class Guarded implements Program {
    private static final int READS = 12;
    private static final int SHORTEST = 64;
    private static final int LONGEST = 66;
    private static final int GUARD = 8192;
    private static final byte GUARDED = 0x5A;

    private final byte[] bytes = new byte[LONGEST + 2 * GUARD];

    @Override
    public int run(Os os, Arguments arguments) {
        Text out = new Text(new ConsoleOutput(os));
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = GUARDED;
        }
        int handle = os.open(arguments.word(1), OpenFlag.READ_ONLY);
        if (handle < 0) {
            out.string("guarded: ").string(ErrnoName.of(handle)).line();
            return 1;
        }
        int wrong = 0;
        for (int count = SHORTEST; count <= LONGEST; count++) {
            wrong += read(os, handle, count, out);
        }
        return wrong;
    }

    private int read(Os os, int handle, int count, Text out) {
        int tooMuch = 0;
        int failed = 0;
        for (int i = 0; i < READS; i++) {
            int got = os.read(handle, bytes, GUARD, count);
            tooMuch += got > count ? 1 : 0;
            failed += got < 0 ? 1 : 0;
        }
        int changed = 0;
        for (int i = 0; i < GUARD; i++) {
            changed += bytes[i] == GUARDED ? 0 : 1;
            changed += bytes[GUARD + count + i] == GUARDED ? 0 : 1;
        }
        for (int i = 0; i < count; i++) {
            bytes[GUARD + i] = GUARDED;
        }
        out.string("guarded: ").decimal(READS).string(" reads of ").decimal(count).string(" bytes, ").decimal(failed).string(" failed, ")
                .decimal(tooMuch).string(" too large, ").decimal(changed).string(" guards changed").line();
        return tooMuch + changed == 0 ? 0 : 1;
    }
}
