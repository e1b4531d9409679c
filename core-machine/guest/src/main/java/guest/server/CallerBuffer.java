package guest.server;

import guest.message.CallNumber;
import guest.message.MessageWords;
import guest.platform.MemoryRegion;
import guest.port.Buffer;
import guest.port.Region;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;

/// The memory of the client whose request a worker serves.
///
/// What the client sent lies in the worker's receive area already, what it lent in the window. What goes to the client is noted as segments of the server's own
/// memory and moves with the reply, without a kernel entry of its own; only more segments than fit in a reply move earlier.
@RawAllowed(category = Category.USER_MEMORY, reason = "notes addresses of reply data and reads the receive area")
final class CallerBuffer implements Buffer {
    private final MessageRegisters registers;
    private final long area;
    private final long window;
    private int direction;
    private int length;
    /// Bytes of the area in use by reply data.
    private int staged;
    private int segments;

    /// `area` is the receive area, [MessageWords#RECEIVE_AREA_BYTES] long; what is lent appears at `window`. Segments are noted in
    /// `registers`.
    CallerBuffer(MessageRegisters registers, long area, long window) {
        this.registers = registers;
        this.area = area;
        this.window = window;
    }

    /// Stands for the buffer that the last word of a request describes from now on.
    void accept(long descriptor) {
        direction = (int) descriptor & MessageWords.DIRECTION;
        length = (int) (descriptor >>> MessageWords.LENGTH_SHIFT);
        staged = 0;
        segments = 0;
    }

    /// Segments noted in the registers.
    int segments() {
        return segments;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int copyIn(int at, byte[] destination, int offset, int count) {
        if ((direction & MessageWords.IN) == 0 || !ClientBuffer.isInside(at, count, length)
                || !ClientBuffer.isInside(offset, count, destination.length)) {
            return -Errno.EINVAL;
        }
        Memory.copy(Memory.addressOfElements(destination) + offset, given() + at, count);
        return 0;
    }

    @Override
    public int copyIn(int at, Region destination, long offset, int count) {
        if ((direction & MessageWords.IN) == 0 || !ClientBuffer.isInside(at, count, length)
                || !(destination instanceof MemoryRegion memory) || memory.inside(offset, count) != count) {
            return -Errno.EINVAL;
        }
        Memory.copy(memory.address(offset), given() + at, count);
        return 0;
    }

    /// Where the client's bytes lie.
    private long given() {
        return direction == MessageWords.LENT ? window : area;
    }

    /// The array may change before the reply leaves, so its bytes are set aside, or moved at once if they are many.
    @Override
    public int copyOut(int at, byte[] source, int offset, int count) {
        if (direction != MessageWords.OUT || !ClientBuffer.isInside(at, count, length)
                || !ClientBuffer.isInside(offset, count, source.length)) {
            return -Errno.EINVAL;
        }
        long from = Memory.addressOfElements(source) + offset;
        if (count > MessageWords.RECEIVE_AREA_BYTES - staged) {
            int failure = note(from, at, count);
            return failure != 0 ? failure : deliver();
        }
        long aside = area + staged;
        Memory.copy(aside, from, count);
        staged += count;
        return note(aside, at, count);
    }

    @Override
    public int copyOut(int at, Region source, long offset, int count) {
        if (direction != MessageWords.OUT || !ClientBuffer.isInside(at, count, length)
                || !(source instanceof MemoryRegion memory) || memory.inside(offset, count) != count) {
            return -Errno.EINVAL;
        }
        return note(memory.address(offset), at, count);
    }

    private int note(long from, int at, int count) {
        if (segments == MessageWords.SEGMENTS) {
            int failure = deliver();
            if (failure != 0) {
                return failure;
            }
        }
        int word = 2 + 2 * segments;
        registers.set(word, from);
        registers.set(word + 1, (long) at << MessageWords.UPPER_SHIFT | count);
        segments++;
        return 0;
    }

    /// Moves the noted segments now.
    private int deliver() {
        registers.set(0, (long) segments << MessageWords.UPPER_SHIFT);
        segments = 0;
        return (int) registers.exchange(CallNumber.DELIVER_EARLY);
    }
}
