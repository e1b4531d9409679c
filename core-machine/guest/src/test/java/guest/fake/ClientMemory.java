package guest.fake;

import guest.port.Buffer;
import guest.port.Region;
import java.nio.charset.StandardCharsets;
import shared.abi.Errno;

/// A client's memory, which may be out of reach.
public final class ClientMemory implements Buffer {
    public final byte[] bytes;
    /// Makes every copy fail, as a bad pointer does.
    public boolean broken;

    public ClientMemory(int length) {
        bytes = new byte[length];
    }

    public ClientMemory(String text) {
        bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public String text(int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    @Override
    public int length() {
        return bytes.length;
    }

    @Override
    public int copyIn(int at, byte[] destination, int offset, int count) {
        if (broken) {
            return -Errno.EFAULT;
        }
        System.arraycopy(bytes, at, destination, offset, count);
        return 0;
    }

    @Override
    public int copyIn(int at, Region destination, long offset, int count) {
        return broken ? -Errno.EFAULT : destination.write(offset, bytes, at, count) == count ? 0 : -Errno.EINVAL;
    }

    @Override
    public int copyOut(int at, byte[] source, int offset, int count) {
        if (broken) {
            return -Errno.EFAULT;
        }
        System.arraycopy(source, offset, bytes, at, count);
        return 0;
    }

    @Override
    public int copyOut(int at, Region source, long offset, int count) {
        return broken ? -Errno.EFAULT : source.read(offset, bytes, at, count) == count ? 0 : -Errno.EINVAL;
    }
}
