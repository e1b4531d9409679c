package guest.bench;

import guest.port.Buffer;
import guest.port.Region;
import shared.abi.Errno;

/// A client's memory that is an array.
final class ClientBytes implements Buffer {
    private final byte[] bytes;
    private int length;

    ClientBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    void setLength(int value) {
        length = value;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int copyIn(int at, byte[] destination, int offset, int count) {
        if (at < 0 || count < 0 || count > length - at) {
            return -Errno.EINVAL;
        }
        System.arraycopy(bytes, at, destination, offset, count);
        return 0;
    }

    @Override
    public int copyIn(int at, Region destination, long offset, int count) {
        if (at < 0 || count < 0 || count > length - at) {
            return -Errno.EINVAL;
        }
        return destination.write(offset, bytes, at, count) == count ? 0 : -Errno.EINVAL;
    }

    @Override
    public int copyOut(int at, byte[] source, int offset, int count) {
        if (at < 0 || count < 0 || count > length - at) {
            return -Errno.EINVAL;
        }
        System.arraycopy(source, offset, bytes, at, count);
        return 0;
    }

    @Override
    public int copyOut(int at, Region source, long offset, int count) {
        if (at < 0 || count < 0 || count > length - at) {
            return -Errno.EINVAL;
        }
        return source.read(offset, bytes, at, count) == count ? 0 : -Errno.EINVAL;
    }
}
