package guest.bench;

/// From the root of a file system to a file, by a search of one directory block after another.
///
/// A block holds 128 entries of 32 bytes: 4 bytes inode number, 1 byte length of the name, the name.
final class PathWalk implements Routine {
    private static final int WALKS = 500;
    private static final int DIRECTORIES = 8;
    private static final int BLOCK = 4096;
    private static final int ENTRY = 32;
    private static final int NAME = 5;
    private static final int FIRST_FILE = 1000;

    private final byte[][] blocks = new byte[DIRECTORIES][];
    private final byte[] path = new byte[128];

    PathWalk() {
        for (int i = 0; i < DIRECTORIES; i++) {
            blocks[i] = new byte[BLOCK];
            for (int j = 0; j < BLOCK / ENTRY; j++) {
                fill(blocks[i], j * ENTRY, j, j < DIRECTORIES ? j : FIRST_FILE + j);
            }
        }
    }

    /// An entry called `entry-nn`, with the number in two letters.
    private static void fill(byte[] block, int at, int number, int inode) {
        for (int i = 0; i < 4; i++) {
            block[at + i] = (byte) (inode >>> 8 * i);
        }
        block[at + 4] = 8;
        putName(block, at + NAME, number);
    }

    private static void putName(byte[] bytes, int at, int number) {
        String start = "entry-";
        for (int i = 0; i < 6; i++) {
            bytes[at + i] = (byte) start.charAt(i);
        }
        bytes[at + 6] = (byte) ('a' + (number >> 4));
        bytes[at + 7] = (byte) ('a' + (number & 15));
    }

    @Override
    public long run() {
        Scatter scatter = new Scatter();
        long sum = 0;
        for (int i = 0; i < WALKS; i++) {
            int length = makePath(scatter);
            sum = sum * 31 + walk(path, length);
        }
        return sum;
    }

    private int makePath(Scatter scatter) {
        int at = 0;
        for (int part = 0; part < 4; part++) {
            path[at] = '/';
            putName(path, at + 1, scatter.below(part < 3 ? DIRECTORIES : BLOCK / ENTRY));
            at += 9;
        }
        return at;
    }

    private int walk(byte[] name, int length) {
        int inode = 0;
        int at = 0;
        while (at < length) {
            while (at < length && name[at] == '/') {
                at++;
            }
            int end = at;
            while (end < length && name[end] != '/') {
                end++;
            }
            if (inode >= DIRECTORIES) {
                return -1;
            }
            inode = search(blocks[inode], name, at, end - at);
            if (inode < 0) {
                return -1;
            }
            at = end;
        }
        return inode;
    }

    private static int search(byte[] block, byte[] name, int from, int length) {
        for (int at = 0; at < BLOCK; at += ENTRY) {
            if (block[at + 4] == length && isEqual(block, at + NAME, name, from, length)) {
                return block[at] & 0xFF | (block[at + 1] & 0xFF) << 8 | (block[at + 2] & 0xFF) << 16 | block[at + 3] << 24;
            }
        }
        return -1;
    }

    private static boolean isEqual(byte[] a, int at, byte[] b, int from, int length) {
        for (int i = 0; i < length; i++) {
            if (a[at + i] != b[from + i]) {
                return false;
            }
        }
        return true;
    }
}
