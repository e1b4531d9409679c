package guest.service.fs;

import guest.port.Region;

/// What is open, written down in a region that may outlive the service, so that a new instance can go on where the last one ended.
///
/// Nothing reads the records but a new instance, which believes those alone whose check fits. In a region without bytes nothing is
/// kept.
///
/// ```text
/// client    8 bytes  owner plus one 31:0, check 63:32   then its handles
/// handle   24 bytes  file plus one 31:0, access 63:32; offset; check
/// ```
public final class OpenFileRecords {
    private static final int WORD = Long.BYTES;
    private static final int HANDLE = 3 * WORD;
    private static final int CLIENT = WORD + OpenFiles.CAPACITY * HANDLE;
    private static final int UPPER = 32;
    private static final long LOWER = 0xFFFF_FFFFL;
    private static final long CHECK = 0x5249_4E47_5349_4445L;

    private final Region region;

    public OpenFileRecords(Region region) {
        this.region = region;
    }

    /// Bytes that the records of `clients` clients take.
    public static long bytes(int clients) {
        return (long) clients * CLIENT;
    }

    /// Keeps the owner of client record `client`; [OpenFiles#NONE] for none.
    void keepOwner(int client, int owner) {
        long value = owner + 1L & LOWER;
        region.setWord(at(client), value | ~value << UPPER);
    }

    /// The owner kept last, [OpenFiles#NONE] if none or nothing to believe.
    int owner(int client) {
        long word = region.wordAt(at(client));
        return (word & LOWER) == (~word >>> UPPER) ? (int) word - 1 : OpenFiles.NONE;
    }

    void keep(int client, int index, int file, int access, long offset) {
        long what = file + 1L & LOWER | (long) access << UPPER;
        region.setWord(at(client, index), what);
        region.setWord(at(client, index) + WORD, offset);
        region.setWord(at(client, index) + 2 * WORD, check(what, offset));
    }

    /// Whether handle `index` was open and the record is whole.
    boolean isOpen(int client, int index) {
        long what = region.wordAt(at(client, index));
        return (what & LOWER) != 0 && offset(client, index) >= 0
                && region.wordAt(at(client, index) + 2 * WORD) == check(what, offset(client, index));
    }

    int file(int client, int index) {
        return (int) region.wordAt(at(client, index)) - 1;
    }

    int access(int client, int index) {
        return (int) (region.wordAt(at(client, index)) >>> UPPER);
    }

    long offset(int client, int index) {
        return region.wordAt(at(client, index) + WORD);
    }

    private static long check(long what, long offset) {
        return (what << 1 ^ offset) + CHECK;
    }

    private static long at(int client) {
        return (long) client * CLIENT;
    }

    private static long at(int client, int index) {
        return at(client) + WORD + (long) index * HANDLE;
    }
}
