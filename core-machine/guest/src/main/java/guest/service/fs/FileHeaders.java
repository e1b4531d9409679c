package guest.service.fs;

import guest.port.Region;

/// How files lie in a region, so that whoever holds the region alone can tell which files there are and whether they are sound.
///
/// ```text
/// region   headers, one block each, an eighth of the blocks | data blocks
///
/// header     0    8  magic; 0 while the header is free
///            8    8  checksum of bytes 16 to 287
///           16    8  size of the file in bytes
///           24    8  length of its name
///           32  256  name, padded with 0
///          288    8  place being written: its number plus one, 0 for none
///          512 3584  places: number of the data block 31:0, checksum of its bytes 63:32; 0 where there is none
/// ```
/// Whoever writes says so before, and leaves the checksum right after. So a wrong checksum anywhere else is damage that no write did.
final class FileHeaders {
    static final int BLOCK = 4096;
    static final int PLACES = 448;
    static final int NAME_LIMIT = 255;
    /// What a file can hold.
    static final long MOST_BYTES = (long) PLACES * BLOCK;

    private static final int BLOCKS_PER_HEADER = 8;
    /// "FILE" and a version.
    private static final long MAGIC = 0x01_454C_4946L;
    private static final int CHECKSUM = 8;
    private static final int SIZE = 16;
    private static final int NAME_LENGTH = 24;
    private static final int NAME = 32;
    private static final int WRITING = 288;
    private static final int TABLE = 512;
    private static final int UPPER = 32;
    /// 2^64 divided by the golden ratio, odd: spreads every bit of a word over the sum.
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final Region region;
    private final int blocks;
    private final int count;

    FileHeaders(Region region) {
        this.region = region;
        blocks = (int) (region.size() / BLOCK);
        count = (blocks + BLOCKS_PER_HEADER - 1) / BLOCKS_PER_HEADER;
    }

    /// Number of headers, which is that of the first data block.
    int count() {
        return count;
    }

    /// Number of blocks, headers included.
    int blocks() {
        return blocks;
    }

    boolean isFree(int file) {
        return region.wordAt(start(file)) == 0;
    }

    /// Whether the header is what it was when it was written; says nothing of the places.
    boolean isSound(int file) {
        long size = size(file);
        return region.wordAt(start(file)) == MAGIC && region.wordAt(start(file) + CHECKSUM) == sum(start(file) + SIZE, WRITING - SIZE)
                && size >= 0 && size <= MOST_BYTES;
    }

    /// Makes an empty file of a free header.
    void create(int file, byte[] name, int length) {
        region.clear(start(file), BLOCK);
        region.write(start(file) + NAME, name, 0, length);
        region.setWord(start(file) + NAME_LENGTH, length);
        setSize(file, 0);
        region.setWord(start(file), MAGIC);
    }

    boolean isNamed(int file, byte[] name, int length) {
        if (region.wordAt(start(file) + NAME_LENGTH) != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (region.byteAt(start(file) + NAME + i) != (name[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    long size(int file) {
        return region.wordAt(start(file) + SIZE);
    }

    void setSize(int file, long size) {
        region.setWord(start(file) + SIZE, size);
        region.setWord(start(file) + CHECKSUM, sum(start(file) + SIZE, WRITING - SIZE));
    }

    /// Number of the data block at `place`, 0 for none. Not to be trusted before it was checked.
    int block(int file, int place) {
        return (int) region.wordAt(entry(file, place));
    }

    /// Puts a cleared block, or with 0 none, at `place`.
    void assign(int file, int place, int block) {
        if (block != 0) {
            region.clear((long) block * BLOCK, BLOCK);
        }
        region.setWord(entry(file, place), block);
    }

    /// The place that was being written when somebody looked last, or -1.
    int writing(int file) {
        return (int) region.wordAt(start(file) + WRITING) - 1;
    }

    void beginWrite(int file, int place) {
        region.setWord(start(file) + WRITING, place + 1L);
    }

    void endWrite(int file, int place) {
        int block = block(file, place);
        region.setWord(entry(file, place), block | (long) blockSum(block) << UPPER);
        region.setWord(start(file) + WRITING, 0);
    }

    /// Whether the block at `place` holds what was last written to it.
    boolean holdsItsBytes(int file, int place) {
        return (int) (region.wordAt(entry(file, place)) >>> UPPER) == blockSum(block(file, place));
    }

    private int blockSum(int block) {
        return (int) sum((long) block * BLOCK, BLOCK);
    }

    private long sum(long from, int bytes) {
        long sum = SPREAD;
        for (int i = 0; i < bytes; i += Long.BYTES) {
            sum = (sum ^ region.wordAt(from + i)) * SPREAD;
            sum ^= sum >>> UPPER;
        }
        return sum;
    }

    private static long start(int file) {
        return (long) file * BLOCK;
    }

    private static long entry(int file, int place) {
        return start(file) + TABLE + (long) place * Long.BYTES;
    }
}
