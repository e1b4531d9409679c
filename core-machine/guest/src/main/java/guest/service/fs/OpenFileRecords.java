package guest.service.fs;

import guest.port.Region;

/// What is open, written down in a region that may outlive the service, so that a new instance can go on where the last one ended.
///
/// Nothing reads the records but a new instance, which believes those alone whose check fits. A read changes one word,
/// so that what is kept of it is old or new and never half. In a region without bytes nothing is
/// kept.
///
/// ```text
/// client    8 bytes  owner plus one 31:0, check 63:32   then its handles
/// handle   16 bytes  file plus one 31:0, access 47:32, check 63:48; offset 47:0, check 63:48
/// ```
public final class OpenFileRecords {
    private static final int WORD = Long.BYTES;
    private static final int HANDLE = 2 * WORD;
    private static final int CLIENT = WORD + OpenFiles.CAPACITY * HANDLE;
    /// No file has this number.
    private static final int CLOSED = -1;
    private static final int UPPER = 32;
    private static final long LOWER = 0xFFFF_FFFFL;
    private static final long CHECKED = 0xFFFF_FFFF_FFFFL;
    /// 2^64 divided by the golden ratio, odd: its product with a value has in the upper bits something of every bit of the value.
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

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
        keepOffset(client, index, offset);
        region.setWord(at(client, index), checked(file + 1L & LOWER | (long) access << UPPER));
    }

    void keepClosed(int client, int index) {
        keep(client, index, CLOSED, 0, 0);
    }

    void keepOffset(int client, int index, long offset) {
        region.setWord(at(client, index) + WORD, checked(offset));
    }

    /// Whether handle `index` was open and the record is whole.
    boolean isOpen(int client, int index) {
        long what = region.wordAt(at(client, index));
        long offset = region.wordAt(at(client, index) + WORD);
        return (what & LOWER) != 0 && what == checked(what) && offset == checked(offset);
    }

    int file(int client, int index) {
        return (int) region.wordAt(at(client, index)) - 1;
    }

    int access(int client, int index) {
        return (int) ((region.wordAt(at(client, index)) & CHECKED) >>> UPPER);
    }

    long offset(int client, int index) {
        return region.wordAt(at(client, index) + WORD) & CHECKED;
    }

    /// The lower 48 bits of `value` with their check.
    private static long checked(long value) {
        long lower = value & CHECKED;
        return lower | lower * SPREAD & ~CHECKED;
    }

    private static long at(int client) {
        return (long) client * CLIENT;
    }

    private static long at(int client, int index) {
        return at(client) + WORD + (long) index * HANDLE;
    }
}
