package guest.app;

import guest.lang.Text;
import guest.lib.Arguments;
import guest.lib.ConsoleOutput;
import guest.lib.ErrnoName;
import guest.lib.Os;
import guest.lib.Parse;
import guest.lib.Program;
import guest.lib.Requests;

/// `checker PATH ROUNDS`: reads a file of numbered lines again and again and knows what it must find there.
///
/// Each round reads the whole file through a handle of its own, and one block more through a handle that stays open for the whole
/// run, so that a service that mixes up its handles is found out. A round is a marked request.
///
/// ```text
/// line 12 of the file: 000012 000012 000012 000012 ...
/// ```
public final class Checker implements Program {
    private static final int READ_ONLY = 0;
    private static final int BLOCK = 512;
    private static final int LINE = 32;
    private static final int GROUP = 7;
    private static final int GROUPS_END = 4 * GROUP;
    private static final long PAUSE_NANOSECONDS = 200_000;

    private final byte[] block = new byte[BLOCK];
    private final byte[] line = new byte[LINE];
    private Os os;
    private Text out;
    private byte[] path;
    private int damaged;
    private long firstDamage;

    @Override
    public int run(Os os, Arguments arguments) {
        this.os = os;
        out = new Text(new ConsoleOutput(os));
        path = arguments.word(1);
        long rounds = Parse.decimal(arguments.word(2));
        if (path == null || rounds < 1) {
            out.string("usage: checker PATH ROUNDS").line();
            return 2;
        }
        prepareLine();
        int kept = os.open(path, READ_ONLY);
        if (kept < 0) {
            out.string("checker: ").string(ErrnoName.of(kept)).line();
            return 1;
        }
        int bad = 0;
        for (long round = 1; round <= rounds; round++) {
            Requests.open(round);
            long length = readAll();
            int got = os.read(kept, block, 0, BLOCK);
            Requests.close(round);
            compare((round - 1) * BLOCK, got);
            bad += report(round, length, got);
            os.sleep(PAUSE_NANOSECONDS);
        }
        os.close(kept);
        out.string("checker: ").decimal(rounds - bad).string(" of ").decimal(rounds).string(" rounds ok").line();
        return bad == 0 ? 0 : 1;
    }

    /// Bytes of the file, or a negated errno.
    private long readAll() {
        damaged = 0;
        int handle = os.open(path, READ_ONLY);
        if (handle < 0) {
            return handle;
        }
        long length = 0;
        int got = os.read(handle, block, 0, BLOCK);
        while (got > 0) {
            compare(length, got);
            length += got;
            got = os.read(handle, block, 0, BLOCK);
        }
        int closed = os.close(handle);
        return got < 0 ? got : closed < 0 ? closed : length;
    }

    private void compare(long position, int count) {
        for (int i = 0; i < count; i++) {
            int column = (int) (position + i) % LINE;
            if (i == 0 || column == 0) {
                expect((position + i) / LINE);
            }
            if (block[i] != line[column]) {
                firstDamage = damaged == 0 ? position + i : firstDamage;
                damaged++;
            }
        }
    }

    /// Writes line `number` of the file into [#line].
    private void expect(long number) {
        long rest = number;
        for (int digit = GROUP - 2; digit >= 0; digit--) {
            for (int at = digit; at < GROUPS_END; at += GROUP) {
                line[at] = (byte) ('0' + rest % 10);
            }
            rest /= 10;
        }
    }

    private void prepareLine() {
        for (int column = 0; column < LINE; column++) {
            line[column] = (byte) (column < GROUPS_END ? ' ' : '.');
        }
        line[LINE - 1] = '\n';
    }

    /// 1 if the round was not as it must be.
    private int report(long round, long length, int got) {
        out.string("checker: round ").decimal(round).string(": ");
        if (length < 0 || got < 0) {
            out.string(ErrnoName.of((int) Math.min(length, got))).line();
            return 1;
        }
        if (damaged > 0) {
            out.decimal(damaged).string(" bytes damaged, the first at ").decimal(firstDamage).line();
            return 1;
        }
        out.decimal(length).string(" bytes ok").line();
        return 0;
    }
}
