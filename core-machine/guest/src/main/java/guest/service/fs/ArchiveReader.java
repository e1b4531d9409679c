package guest.service.fs;

import guest.port.Region;

/// Steps through the entries of a cpio archive of format "newc".
///
/// ```text
/// "070701" | 13 fields of 8 hexadecimal digits | name, NUL | to a multiple of 4 | data | to a multiple of 4 | next
/// field 1 mode   field 6 file bytes   field 11 name bytes with NUL
/// ```
/// The archive ends with an entry named `TRAILER!!!`. Source: cpio(5), "New ASCII Format".
final class ArchiveReader {
    /// Why the reader stopped.
    static final int END = 1;
    /// The header does not start with the format's magic.
    static final int BAD_MAGIC = 2;
    /// A field holds something else than hexadecimal digits, or the name is empty or not terminated.
    static final int BAD_FIELD = 3;
    /// The entry, or the trailer, lies outside the archive.
    static final int TRUNCATED = 4;

    private static final int MODE = 1;
    private static final int FILE_BYTES = 6;
    private static final int NAME_BYTES = 11;
    private static final int FIELDS = 6;
    private static final int HEADER_BYTES = 110;
    private static final int TYPE_MASK = 0xF000;
    private static final int REGULAR_FILE = 0x8000;
    private static final String TRAILER = "TRAILER!!!";

    private final Region archive;
    private long header;
    private long next;
    private long mode;
    private long nameStart;
    private int nameBytes;
    private long dataStart;
    private long dataBytes;
    private int stopped;

    ArchiveReader(Region archive) {
        this.archive = archive;
    }

    /// Goes to the next entry; false at the end of what can be read, see [#stopped].
    boolean advance() {
        header = next;
        stopped = readEntry();
        return stopped == 0;
    }

    /// Why [#advance] answered false.
    int stopped() {
        return stopped;
    }

    /// Offset of the entry in the archive.
    long header() {
        return header;
    }

    boolean isRegularFile() {
        return (mode & TYPE_MASK) == REGULAR_FILE;
    }

    long nameStart() {
        return nameStart;
    }

    /// Length of the name without its NUL.
    int nameBytes() {
        return nameBytes;
    }

    long dataStart() {
        return dataStart;
    }

    long dataBytes() {
        return dataBytes;
    }

    private int readEntry() {
        if (header + HEADER_BYTES > archive.size()) {
            return TRUNCATED;
        }
        if (!hasMagic()) {
            return BAD_MAGIC;
        }
        mode = field(MODE);
        dataBytes = field(FILE_BYTES);
        long withTerminator = field(NAME_BYTES);
        if (mode < 0 || dataBytes < 0 || withTerminator < 2) {
            return BAD_FIELD;
        }
        nameStart = header + HEADER_BYTES;
        dataStart = aligned(nameStart + withTerminator);
        next = aligned(dataStart + dataBytes);
        if (dataStart + dataBytes > archive.size()) {
            return TRUNCATED;
        }
        if (archive.byteAt(nameStart + withTerminator - 1) != 0) {
            return BAD_FIELD;
        }
        nameBytes = (int) withTerminator - 1;
        return isTrailer() ? END : 0;
    }

    private boolean hasMagic() {
        return archive.byteAt(header) == '0' && archive.byteAt(header + 1) == '7' && archive.byteAt(header + 2) == '0'
                && archive.byteAt(header + 3) == '7' && archive.byteAt(header + 4) == '0' && archive.byteAt(header + 5) == '1';
    }

    /// Value of a header field, or -1.
    private long field(int number) {
        long at = header + FIELDS + 8L * number;
        long value = 0;
        for (int i = 0; i < 8; i++) {
            int digit = hexadecimal(archive.byteAt(at + i));
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static int hexadecimal(int character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        int lower = character | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    private boolean isTrailer() {
        if (nameBytes != TRAILER.length()) {
            return false;
        }
        for (int i = 0; i < nameBytes; i++) {
            if (archive.byteAt(nameStart + i) != TRAILER.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static long aligned(long offset) {
        return offset + 3 & -4;
    }
}
