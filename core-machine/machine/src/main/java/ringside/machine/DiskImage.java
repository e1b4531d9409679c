package ringside.machine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/// The bytes of a disk, in sectors of 512. Never changes; disks that began with one image share what they did not write.
public final class DiskImage {
    public static final int SECTOR = 512;
    /// Bytes shared or copied together.
    public static final int BLOCK = 4096;

    private static final byte[] ZERO = new byte[BLOCK];

    private final byte[][] blocks;
    private final long size;

    /// @param blocks contents, null for zeros; shared with the image and not to be changed any more
    /// @param size   bytes
    public DiskImage(byte[][] blocks, long size) {
        this.blocks = blocks;
        this.size = size;
    }

    /// @throws IllegalArgumentException if the length is not that of one or more sectors
    public static DiskImage of(byte[] content) {
        try {
            return read(new ByteArrayInputStream(content), content.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads an image whose size is known.
    ///
    /// @throws IllegalArgumentException if the size is not that of one or more sectors
    public static DiskImage read(InputStream in, long size) throws IOException {
        if (size == 0 || size % SECTOR != 0) {
            throw new IllegalArgumentException("a disk has whole sectors of " + SECTOR + " bytes, this one " + size + " bytes");
        }
        var image = empty(size);
        for (int i = 0; i < image.blocks.length; i++) {
            var block = Arrays.copyOf(in.readNBytes(BLOCK), BLOCK);
            image.blocks[i] = Arrays.equals(block, ZERO) ? null : block;
        }
        return image;
    }

    /// Writes all bytes.
    public void write(OutputStream out) throws IOException {
        for (int i = 0; i < blocks.length; i++) {
            out.write(blocks[i] == null ? ZERO : blocks[i], 0, (int) Math.min(BLOCK, size - (long) i * BLOCK));
        }
    }

    /// All zeros.
    ///
    /// @param size bytes, a multiple of [#SECTOR]
    public static DiskImage empty(long size) {
        return new DiskImage(new byte[Math.toIntExact((size + BLOCK - 1) / BLOCK)][], size);
    }

    public long size() {
        return size;
    }

    /// Contents by [#BLOCK], null for zeros. The blocks are shared and not to be changed.
    public byte[][] blocks() {
        return blocks.clone();
    }

    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream(Math.toIntExact(size));
        try {
            write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
