package ringside.machine.virtio;

import java.util.List;

/// The buffers of one request: first those the device reads, then those it writes. Virtio §2.7.4.2.
final class Chain {
    /// A stretch of guest memory, all of it RAM.
    record Buffer(long physical, int length) {}

    private final Dma dma;
    private final int head;
    private final List<Buffer> readable;
    private final List<Buffer> writable;
    private int read;
    private int written;

    /// @param head number of its first descriptor, by which the driver knows it
    Chain(Dma dma, int head, List<Buffer> readable, List<Buffer> writable) {
        this.dma = dma;
        this.head = head;
        this.readable = readable;
        this.writable = writable;
    }

    int head() {
        return head;
    }

    private static int length(List<Buffer> buffers) {
        return buffers.stream().mapToInt(Buffer::length).sum();
    }

    /// Bytes the device has yet to read.
    int readable() {
        return length(readable) - read;
    }

    /// Bytes the device may yet write.
    int writable() {
        return length(writable) - written;
    }

    /// Bytes the device has written so far.
    int written() {
        return written;
    }

    private interface Part {
        void move(long physical, int at, int length) throws DmaRefusedException;
    }

    /// Reads the next bytes, as many as there are if fewer.
    byte[] read(int length) throws DmaRefusedException {
        var bytes = new byte[Math.min(length, readable())];
        each(readable, read, bytes.length, (physical, at, count) -> dma.read(physical, bytes, at, count));
        read += bytes.length;
        return bytes;
    }

    /// Writes the next bytes, as many as there is room for if fewer.
    void write(byte[] bytes) throws DmaRefusedException {
        int count = Math.min(bytes.length, writable());
        each(writable, written, count, (physical, at, length) -> dma.write(physical, bytes, at, length));
        written += count;
    }

    /// Leaves the next bytes as they are.
    void skip(int count) {
        written += Math.min(count, writable());
    }

    private static void each(List<Buffer> buffers, int from, int length, Part part) throws DmaRefusedException {
        int before = 0;
        int done = 0;
        for (var buffer : buffers) {
            int offset = Math.max(0, from + done - before);
            int count = Math.min(buffer.length - offset, length - done);
            if (count > 0) {
                part.move(buffer.physical + offset, done, count);
                done += count;
            }
            before += buffer.length;
        }
    }
}
