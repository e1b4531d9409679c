package guest.app;

import guest.lang.Text;
import guest.lib.Arguments;
import guest.lib.ConsoleOutput;
import guest.lib.ErrnoName;
import guest.lib.Os;
import guest.lib.Parse;
import guest.lib.Program;
import guest.lib.Requests;

/// `reader PATH COUNT [FIRST]`: marks COUNT requests, each one read of 4 KiB from a file that was read before, numbered from
/// FIRST (1 unless given). At the end of the file's whole blocks it starts again, outside the marks.
public final class Reader implements Program {
    private static final int BLOCK = 4096;
    private static final int READ_ONLY = 0;

    private final byte[] block = new byte[BLOCK];
    private byte[] path;
    private int handle;
    private int blocks;
    private int checksum;

    @Override
    public int run(Os os, Arguments arguments) {
        ConsoleOutput console = new ConsoleOutput(os);
        Text out = new Text(console);
        path = arguments.word(1);
        long count = Parse.decimal(arguments.word(2));
        long first = arguments.count() > 3 ? Parse.decimal(arguments.word(3)) : 1;
        if (path == null || count < 0 || first < 0) {
            out.string("usage: reader PATH COUNT [FIRST]").line();
            return 2;
        }
        int result = warm(os);
        if (result == 0) {
            result = readMarked(os, first, count);
        }
        out.string("reader: ").bytes(path, 0, path.length).string(": ");
        if (result < 0) {
            out.string(ErrnoName.of(result)).line();
            return 1;
        }
        out.decimal(count).string(" reads of ").decimal(BLOCK).string(" bytes, checksum ").hexadecimal(checksum & 0xFFFF_FFFFL).line();
        return 0;
    }

    /// Reads the whole file once, so that it, the buffer and the path to it are warm, and counts its whole blocks.
    private int warm(Os os) {
        handle = os.open(path, READ_ONLY);
        if (handle < 0) {
            return handle;
        }
        int got = os.read(handle, block, 0, BLOCK);
        while (got == BLOCK) {
            blocks++;
            got = os.read(handle, block, 0, BLOCK);
        }
        return got < 0 ? got : os.close(handle);
    }

    private int readMarked(Os os, long first, long count) {
        int left = 0;
        for (long i = 0; i < count; i++) {
            if (left == 0) {
                if (i > 0) {
                    os.close(handle);
                }
                handle = os.open(path, READ_ONLY);
                if (handle < 0) {
                    return handle;
                }
                left = blocks;
            }
            Requests.open(first + i);
            int got = os.read(handle, block, 0, BLOCK);
            Requests.close(first + i);
            if (got < 0) {
                return got;
            }
            addToChecksum(got);
            left--;
        }
        return 0;
    }

    private void addToChecksum(int count) {
        for (int i = 0; i < count; i++) {
            checksum = checksum * 31 + (block[i] & 0xFF);
        }
    }
}
