package guest.kernel.bake;

import guest.port.Buffer;
import guest.port.Region;
import shared.abi.Errno;

/// Part of one of the program's own arrays as a [Buffer]. Reused for every call.
final class PlainBuffer implements Buffer {
    private byte[] array;
    private int from;
    private int length;

    /// Stands for `length` elements from index `from` from now on; they are in the array.
    void set(byte[] array, int from, int length) {
        this.array = array;
        this.from = from;
        this.length = length;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int copyIn(int at, byte[] destination, int offset, int count) {
        if (!Range.isInside(at, count, length) || !Range.isInside(offset, count, destination.length)) {
            return -Errno.EINVAL;
        }
        System.arraycopy(array, from + at, destination, offset, count);
        return 0;
    }

    @Override
    public int copyIn(int at, Region destination, long offset, int count) {
        if (!Range.isInside(at, count, length)) {
            return -Errno.EINVAL;
        }
        return destination.write(offset, array, from + at, count) == count ? 0 : -Errno.EINVAL;
    }

    @Override
    public int copyOut(int at, byte[] source, int offset, int count) {
        if (!Range.isInside(at, count, length) || !Range.isInside(offset, count, source.length)) {
            return -Errno.EINVAL;
        }
        System.arraycopy(source, offset, array, from + at, count);
        return 0;
    }

    @Override
    public int copyOut(int at, Region source, long offset, int count) {
        if (!Range.isInside(at, count, length)) {
            return -Errno.EINVAL;
        }
        return source.read(offset, array, from + at, count) == count ? 0 : -Errno.EINVAL;
    }
}
