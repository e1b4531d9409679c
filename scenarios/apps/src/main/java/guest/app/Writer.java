package guest.app;

import guest.lang.Text;
import guest.lib.Arguments;
import guest.lib.ConsoleOutput;
import guest.lib.ErrnoName;
import guest.lib.Os;
import guest.lib.Parse;
import guest.lib.Program;
import guest.lib.Requests;
import shared.abi.OpenFlag;

/// `writer PATH COUNT [FIRST]`: makes the file anew in COUNT pieces of 1000 bytes, so that pieces lie across blocks, then reads it back
/// and says what it found. Each write is a marked request, numbered from FIRST (1 unless given).
public final class Writer implements Program {
    private static final int PIECE = 1000;
    private static final int NEW = OpenFlag.WRITE_ONLY | OpenFlag.CREATE | OpenFlag.TRUNCATE;

    private final byte[] piece = new byte[PIECE];
    private long bytes;
    private int checksum;
    private boolean asWritten = true;

    @Override
    public int run(Os os, Arguments arguments) {
        Text out = new Text(new ConsoleOutput(os));
        byte[] path = arguments.word(1);
        long count = Parse.decimal(arguments.word(2));
        long first = arguments.count() > 3 ? Parse.decimal(arguments.word(3)) : 1;
        if (path == null || count < 0 || first < 0) {
            out.string("usage: writer PATH COUNT [FIRST]").line();
            return 2;
        }
        int result = write(os, path, first, count);
        if (result >= 0) {
            result = readBack(os, path);
        }
        out.string("writer: ").bytes(path, 0, path.length).string(": ");
        if (result < 0) {
            out.string(ErrnoName.of(result)).line();
            return 1;
        }
        asWritten &= bytes == count * PIECE;
        out.decimal(count).string(" writes of ").decimal(PIECE).string(" bytes, ").decimal(bytes).string(" read back ");
        out.string(asWritten ? "as written" : "damaged").string(", checksum ").hexadecimal(checksum & 0xFFFF_FFFFL).line();
        return asWritten ? 0 : 1;
    }

    private int write(Os os, byte[] path, long first, long count) {
        int handle = os.open(path, NEW);
        if (handle < 0) {
            return handle;
        }
        for (long i = 0; i < count; i++) {
            for (int at = 0; at < PIECE; at++) {
                piece[at] = expected(i * PIECE + at);
            }
            Requests.open(first + i);
            int written = os.write(handle, piece, 0, PIECE);
            Requests.close(first + i);
            if (written < 0) {
                return written;
            }
        }
        return os.close(handle);
    }

    private int readBack(Os os, byte[] path) {
        int handle = os.open(path, OpenFlag.READ_ONLY);
        if (handle < 0) {
            return handle;
        }
        int got = os.read(handle, piece, 0, PIECE);
        while (got > 0) {
            for (int i = 0; i < got; i++) {
                asWritten &= piece[i] == expected(bytes + i);
                checksum = checksum * 31 + (piece[i] & 0xFF);
            }
            bytes += got;
            got = os.read(handle, piece, 0, PIECE);
        }
        return got < 0 ? got : os.close(handle);
    }

    /// What the file holds at `at`.
    private static byte expected(long at) {
        return (byte) (at * 7 + (at >> 8));
    }
}
