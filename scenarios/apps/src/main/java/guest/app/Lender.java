package guest.app;

import guest.lang.Text;
import guest.lib.Arguments;
import guest.lib.ConsoleOutput;
import guest.lib.ErrnoName;
import guest.lib.Os;
import guest.lib.PageBuffer;
import guest.lib.Parse;
import guest.lib.Program;
import guest.lib.Requests;
import shared.abi.OpenFlag;
import shared.map.AddressMap;

/// `lender PATH PAGES [FIRST]`: writes PAGES pages (1 to 32) to a new file twice, as bytes and as pages that may be lent, then reads the
/// file back and says what it found. Each write is a marked request: FIRST (1 unless given) is the one of bytes, the next the one of pages.
public final class Lender implements Program {
    private static final int MOST = 32;
    private static final int NEW = OpenFlag.WRITE_ONLY | OpenFlag.CREATE | OpenFlag.TRUNCATE;

    private PageBuffer pages;
    private final byte[] page = new byte[AddressMap.PAGE];

    @Override
    public int run(Os os, Arguments arguments) {
        Text out = new Text(new ConsoleOutput(os));
        byte[] path = arguments.word(1);
        int count = (int) Parse.decimal(arguments.word(2));
        long first = arguments.count() > 3 ? Parse.decimal(arguments.word(3)) : 1;
        if (path == null || count < 1 || count > MOST || first < 0) {
            out.string("usage: lender PATH PAGES [FIRST], at most ").decimal(MOST).string(" pages").line();
            return 2;
        }
        pages = new PageBuffer(count);
        int bytes = count * AddressMap.PAGE;
        for (int i = 0; i < bytes; i++) {
            pages.bytes()[pages.start() + i] = expected(i);
        }
        int result = write(os, path, first, count);
        int sound = result < 0 ? result : readBack(os, path, bytes);
        out.string("lender: ").bytes(path, 0, path.length).string(": ");
        if (sound < 0) {
            out.string(ErrnoName.of(sound)).line();
            return 1;
        }
        out.decimal(bytes).string(" bytes copied, ").decimal(result).string(" lent, ").decimal(sound).string(" read back as written").line();
        return result == bytes && sound == 2 * bytes ? 0 : 1;
    }

    /// How much of the second write was done, or the errno of either.
    private int write(Os os, byte[] path, long first, int count) {
        int handle = os.open(path, NEW);
        if (handle < 0) {
            return handle;
        }
        Requests.open(first);
        int copied = os.write(handle, pages.bytes(), pages.start(), count * AddressMap.PAGE);
        Requests.close(first);
        if (copied < 0) {
            return copied;
        }
        Requests.open(first + 1);
        int lent = os.writePages(handle, pages, count);
        Requests.close(first + 1);
        os.close(handle);
        return lent;
    }

    /// How many bytes are as written: each half of the file as all of the pages.
    private int readBack(Os os, byte[] path, int bytes) {
        int handle = os.open(path, OpenFlag.READ_ONLY);
        if (handle < 0) {
            return handle;
        }
        int at = 0;
        int sound = 0;
        int got = os.read(handle, page, 0, AddressMap.PAGE);
        while (got > 0) {
            for (int i = 0; i < got; i++) {
                sound += page[i] == expected((at + i) % bytes) ? 1 : 0;
            }
            at += got;
            got = os.read(handle, page, 0, AddressMap.PAGE);
        }
        os.close(handle);
        return got < 0 ? got : sound;
    }

    private static byte expected(int at) {
        return (byte) (at * 11 + (at >> 8));
    }
}
