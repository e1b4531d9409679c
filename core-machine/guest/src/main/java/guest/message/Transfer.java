package guest.message;

import guest.platform.AddressSpace;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;
import shared.layout.TrapFrame;
import shared.map.AddressMap;

/// Moves the bytes of a client's buffer, once, between the two address spaces of a call.
///
/// The client's side is reached by its virtual address with its own tables loaded and a fault fix-up; the server's side is found in
/// the server's tables and reached through the direct map. Nothing either side says is believed.
@RawAllowed(category = Category.USER_MEMORY, reason = "copies registers and buffer bytes between a client and a server")
public final class Transfer {
    private Transfer() {}

    /// Copies the words of a request from the client's registers to the server's; `caller` is what the server learns of the client.
    public static void request(Party client, Party server, int caller) {
        long from = client.frame;
        long to = server.frame;
        long operation = Memory.load64(from + TrapFrame.RDI) >>> MessageWords.UPPER_SHIFT;
        Memory.store64(to + TrapFrame.RDI, operation | (long) caller << MessageWords.UPPER_SHIFT);
        Memory.store64(to + TrapFrame.RSI, Memory.load64(from + TrapFrame.RSI));
        Memory.store64(to + TrapFrame.RDX, Memory.load64(from + TrapFrame.RDX));
        Memory.store64(to + TrapFrame.R10, Memory.load64(from + TrapFrame.R10));
        Memory.store64(to + TrapFrame.R9, Memory.load64(from + TrapFrame.R9));
        Memory.store64(to + TrapFrame.RAX, 0);
    }

    /// Whether the buffer that `client` describes is its own memory, in the direction it asks for: 0, -EFAULT or -EINVAL.
    public static long checkWindow(Party client) {
        long word = Memory.load64(client.frame + TrapFrame.R9);
        int direction = (int) word & MessageWords.DIRECTION;
        if (direction == MessageWords.NONE) {
            return 0;
        }
        long length = word >>> MessageWords.LENGTH_SHIFT;
        if (direction == MessageWords.DIRECTION || length > Integer.MAX_VALUE
                || direction == MessageWords.IN && length > MessageWords.RECEIVE_AREA_BYTES) {
            return -Errno.EINVAL;
        }
        long address = Memory.load64(client.frame + TrapFrame.R8);
        int access = direction == MessageWords.OUT ? AddressSpace.WRITABLE : AddressSpace.READABLE;
        return client.space.permits(address, length, access) ? 0 : -Errno.EFAULT;
    }

    /// Copies an IN buffer into the server's receive area. Leaves the client's tables loaded if there was one.
    public static long copyIn(Party client, Party server) {
        long word = Memory.load64(client.frame + TrapFrame.R9);
        if ((word & MessageWords.DIRECTION) != MessageWords.IN) {
            return 0;
        }
        if (server.receiveArea == 0) {
            return -Errno.EINVAL;
        }
        client.space.load();
        long source = Memory.load64(client.frame + TrapFrame.R8);
        long left = Memory.copyUser(AddressMap.DIRECT_MAP + server.receiveArea, source, word >>> MessageWords.LENGTH_SHIFT);
        return left == 0 ? 0 : -Errno.EFAULT;
    }

    /// Copies the segments in the server's registers into the client's OUT buffer. Leaves the client's tables loaded.
    ///
    /// 0; -EFAULT if the client's memory is gone; -EIO if the server described a segment that is not its own or does not fit.
    public static long copyOut(Party server, Party client) {
        long frame = server.frame;
        long count = Memory.load64(frame + TrapFrame.RDI) >>> MessageWords.UPPER_SHIFT;
        client.space.load();
        long failure = 0;
        if (count > 0) {
            failure = copySegment(server, client, Memory.load64(frame + TrapFrame.RDX), Memory.load64(frame + TrapFrame.R10));
        }
        if (count > 1 && failure == 0) {
            failure = copySegment(server, client, Memory.load64(frame + TrapFrame.R8), Memory.load64(frame + TrapFrame.R9));
        }
        return failure;
    }

    /// One segment, in as many pieces as its pages lie apart in physical memory.
    private static long copySegment(Party server, Party client, long source, long placeAndLength) {
        long place = placeAndLength >>> MessageWords.UPPER_SHIFT;
        long length = placeAndLength & MessageWords.LOWER;
        long word = Memory.load64(client.frame + TrapFrame.R9);
        if ((word & MessageWords.DIRECTION) != MessageWords.OUT || place + length > word >>> MessageWords.LENGTH_SHIFT) {
            return -Errno.EIO;
        }
        long destination = Memory.load64(client.frame + TrapFrame.R8) + place;
        while (length > 0) {
            long physical = server.space.translate(source, AddressSpace.READABLE);
            if (physical == AddressSpace.NOT_MAPPED) {
                return -Errno.EIO;
            }
            long piece = server.space.contiguous(source, physical, length);
            if (Memory.copyUser(destination, AddressMap.DIRECT_MAP + physical, piece) != 0) {
                return -Errno.EFAULT;
            }
            source += piece;
            destination += piece;
            length -= piece;
        }
        return 0;
    }
}
