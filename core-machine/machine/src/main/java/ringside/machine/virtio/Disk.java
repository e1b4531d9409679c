package ringside.machine.virtio;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import ringside.machine.DiskImage;
import ringside.machine.memory.PhysicalMemory;
import ringside.machine.state.StateTape;

/// The sectors of a disk: as last written, and as they were when the cache was last flushed. Blocks are copied when first written.
final class Disk {
    private static final int PER_BLOCK = DiskImage.BLOCK / DiskImage.SECTOR;
    private static final byte[] ZERO = new byte[DiskImage.BLOCK];

    private final long sectors;
    private byte[][] present;
    private byte[][] flushed;
    /// Blocks that nobody else refers to.
    private final BitSet own = new BitSet();
    /// Sectors written since the last flush.
    private final BitSet dirty = new BitSet();

    Disk(DiskImage image) {
        sectors = image.size() / DiskImage.SECTOR;
        present = image.blocks();
        flushed = image.blocks();
    }

    long sectors() {
        return sectors;
    }

    DiskImage image() {
        own.clear();
        return new DiskImage(present.clone(), sectors * DiskImage.SECTOR);
    }

    /// Sectors are checked by the caller.
    byte[] read(long sector, int count) {
        var bytes = new byte[count * DiskImage.SECTOR];
        for (int i = 0; i < count; i++) {
            System.arraycopy(block(present, sector + i), offset(sector + i), bytes, i * DiskImage.SECTOR, DiskImage.SECTOR);
        }
        return bytes;
    }

    void write(long sector, byte[] bytes) {
        for (int i = 0; i < bytes.length / DiskImage.SECTOR; i++) {
            put(sector + i, bytes, i * DiskImage.SECTOR);
            dirty.set((int) (sector + i));
        }
    }

    private void put(long sector, byte[] from, int at) {
        int block = (int) (sector / PER_BLOCK);
        if (!own.get(block)) {
            present[block] = block(present, sector).clone();
            own.set(block);
        }
        System.arraycopy(from, at, present[block], offset(sector), DiskImage.SECTOR);
    }

    private static byte[] block(byte[][] blocks, long sector) {
        var block = blocks[(int) (sector / PER_BLOCK)];
        return block == null ? ZERO : block;
    }

    private static int offset(long sector) {
        return (int) (sector % PER_BLOCK) * DiskImage.SECTOR;
    }

    /// What was written so far will survive.
    void flush() {
        for (int sector = dirty.nextSetBit(0); sector >= 0; sector = dirty.nextSetBit(sector + 1)) {
            int block = sector / PER_BLOCK;
            flushed[block] = present[block];
            own.clear(block);
        }
        dirty.clear();
    }

    /// Power fails: sectors written since the last flush that are not kept are as they were then.
    void cut(LongPredicate keeps) {
        var lost = dirty.stream().filter(sector -> !keeps.test(sector)).toArray();
        for (int sector : lost) {
            put(sector, block(flushed, sector), offset(sector));
        }
        flush();
    }

    void digest(LongConsumer digest) {
        dirty.stream().forEach(digest::accept);
        for (int i = 0; i < present.length; i++) {
            if (present[i] != null && !Arrays.equals(present[i], ZERO)) {
                digest(i, present[i], digest);
            }
            if (flushed[i] != null && !Arrays.equals(flushed[i], present[i])) {
                digest(-1 - i, flushed[i], digest);
            }
        }
    }

    private static void digest(int number, byte[] block, LongConsumer digest) {
        digest.accept(number);
        for (int at = 0; at < DiskImage.BLOCK; at += Long.BYTES) {
            digest.accept((long) PhysicalMemory.LONG.get(block, at));
        }
    }

    void state(StateTape tape) {
        present = tape.blocks(present);
        flushed = tape.blocks(flushed);
        own.clear();
        var words = Arrays.copyOf(dirty.toLongArray(), tape.number(dirty.toLongArray().length));
        tape.words(words);
        dirty.clear();
        dirty.or(BitSet.valueOf(words));
    }
}
