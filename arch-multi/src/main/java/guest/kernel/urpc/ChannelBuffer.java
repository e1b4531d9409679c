package guest.kernel.urpc;

import guest.message.MessageWords;
import guest.platform.MemoryRegion;
import guest.port.Buffer;
import guest.port.Region;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;

/// The client's memory as a server on another core sees it: the channel's page of data, which came with the request and goes back with
/// the reply.
@RawAllowed(category = Category.MESSAGES, reason = "copies between the server and the channel's page of data")
final class ChannelBuffer implements Buffer {
    private final long data;
    private int direction;
    private int length;
    private int filled;

    /// `data` is the address of the page.
    ChannelBuffer(long data) {
        this.data = data;
    }

    /// Stands for the buffer that a request describes, as far as the page reaches.
    void accept(long descriptor) {
        direction = (int) descriptor & MessageWords.DIRECTION;
        length = (int) Math.min(descriptor >>> MessageWords.LENGTH_SHIFT, Channel.DATA_BYTES);
        filled = 0;
    }

    /// How far the page has been filled.
    int filled() {
        return filled;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int copyIn(int at, byte[] destination, int offset, int count) {
        return isInside(offset, count, destination.length) ? empty(at, Memory.addressOfElements(destination) + offset, count) : -Errno.EINVAL;
    }

    @Override
    public int copyIn(int at, Region destination, long offset, int count) {
        return destination instanceof MemoryRegion memory && memory.inside(offset, count) == count
                ? empty(at, memory.address(offset), count) : -Errno.EINVAL;
    }

    private int empty(int at, long destination, int count) {
        if (direction != MessageWords.IN || !isInside(at, count, length)) {
            return -Errno.EINVAL;
        }
        Memory.copy(destination, data + at, count);
        return 0;
    }

    @Override
    public int copyOut(int at, byte[] source, int offset, int count) {
        return isInside(offset, count, source.length) ? fill(at, Memory.addressOfElements(source) + offset, count) : -Errno.EINVAL;
    }

    @Override
    public int copyOut(int at, Region source, long offset, int count) {
        return source instanceof MemoryRegion memory && memory.inside(offset, count) == count
                ? fill(at, memory.address(offset), count) : -Errno.EINVAL;
    }

    private int fill(int at, long source, int count) {
        if (direction != MessageWords.OUT || !isInside(at, count, length)) {
            return -Errno.EINVAL;
        }
        Memory.copy(data + at, source, count);
        filled = Math.max(filled, at + count);
        return 0;
    }

    private static boolean isInside(int from, int count, int size) {
        return from >= 0 && count >= 0 && count <= size - from;
    }
}
