package ringside.machine.mmu;

import java.util.Arrays;

/// Direct pointers to the bytes of pages whose translation the [ModelTlb] holds, for one privilege ring. Pure speed:
/// dropping any of it at any time changes nothing.
final class SoftTlb {
    static final int SLOTS = 512;
    private static final long EMPTY = 1;

    /// First address of the page a slot maps, or an odd number for none; by kind of [Access].
    final long[][] tags = new long[3][SLOTS];
    /// Frame contents for reads and writes.
    final byte[][][] pages = new byte[2][SLOTS][];
    /// Frame numbers for instruction fetch.
    final int[] frames = new int[SLOTS];

    private final int[] used = new int[SLOTS];
    private int usedCount;

    SoftTlb() {
        for (var kind : tags) {
            Arrays.fill(kind, EMPTY);
        }
    }

    static int slot(long linear) {
        return (int) (linear >>> 12) & SLOTS - 1;
    }

    void fill(int access, long linear, byte[] page) {
        int slot = remember(linear);
        tags[access][slot] = linear & -4096L;
        pages[access][slot] = page;
    }

    void fillExecute(long linear, int frame) {
        int slot = remember(linear);
        tags[Access.EXECUTE][slot] = linear & -4096L;
        frames[slot] = frame;
    }

    private int remember(long linear) {
        int slot = slot(linear);
        if (tags[0][slot] == EMPTY && tags[1][slot] == EMPTY && tags[2][slot] == EMPTY) {
            used[usedCount++] = slot;
        }
        return slot;
    }

    void flush() {
        for (int i = 0; i < usedCount; i++) {
            empty(used[i]);
        }
        usedCount = 0;
    }

    void invalidate(long linear) {
        int slot = slot(linear);
        if (tags[0][slot] != EMPTY || tags[1][slot] != EMPTY || tags[2][slot] != EMPTY) {
            empty(slot);
            for (int i = 0; i < usedCount; i++) {
                if (used[i] == slot) {
                    used[i] = used[--usedCount];
                    return;
                }
            }
        }
    }

    /// Drops permission to store directly into a frame.
    void protect(byte[] page) {
        for (int i = 0; i < usedCount; i++) {
            int slot = used[i];
            if (pages[Access.WRITE][slot] == page) {
                tags[Access.WRITE][slot] = EMPTY | 2;
                pages[Access.WRITE][slot] = null;
            }
        }
    }

    /// Drops permission to load from or store to a frame directly.
    void forget(byte[] page) {
        for (int i = 0; i < usedCount; i++) {
            for (int access = Access.READ; access <= Access.WRITE; access++) {
                if (pages[access][used[i]] == page) {
                    tags[access][used[i]] = EMPTY | 2;
                    pages[access][used[i]] = null;
                }
            }
        }
    }

    private void empty(int slot) {
        for (var kind : tags) {
            kind[slot] = EMPTY;
        }
        pages[0][slot] = null;
        pages[1][slot] = null;
    }
}
