package guest.message;

import guest.platform.AddressSpace;
import guest.platform.UserCopy;
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

    /// Whether the kernel may touch the buffer that `client` describes, in the direction it asks for: 0, -EFAULT or -EINVAL.
    ///
    /// A buffer to fill has to be there before the server does what it is asked. Of one to read from, in the lower half, which is ring 3's
    /// alone, the copy that comes next finds out whether every page is there; a loan finds out for itself.
    public static long checkWindow(Party client) {
        long word = Memory.load64(client.frame + TrapFrame.R9);
        int direction = (int) word & MessageWords.DIRECTION;
        if (direction == MessageWords.NONE) {
            return 0;
        }
        long length = word >>> MessageWords.LENGTH_SHIFT;
        if (direction == MessageWords.OUT ? length > Integer.MAX_VALUE : length > MessageWords.RECEIVE_AREA_BYTES || direction != MessageWords.IN) {
            return direction == MessageWords.LENT ? 0 : -Errno.EINVAL;
        }
        long address = Memory.load64(client.frame + TrapFrame.R8);
        return direction == MessageWords.IN && UserCopy.isProgramRange(address, length) ? 0 : checkPages(client, address, length, direction);
    }

    private static long checkPages(Party client, long address, long length, int direction) {
        int access = direction == MessageWords.OUT ? AddressSpace.WRITABLE : AddressSpace.READABLE;
        return client.space.permits(address, length, access) ? 0 : -Errno.EFAULT;
    }

    /// Copies an IN buffer into the server's receive area, or lends it what the client lends. May leave the client's tables loaded.
    public static long copyIn(Party client, Party server) {
        long word = Memory.load64(client.frame + TrapFrame.R9);
        return ((int) word & MessageWords.IN) != 0 ? receive(client, server, word) : 0;
    }

    private static long receive(Party client, Party server, long word) {
        long length = word >>> MessageWords.LENGTH_SHIFT;
        if (((int) word & MessageWords.DIRECTION) == MessageWords.LENT) {
            return Loan.begin(client, server, length);
        }
        if (server.receiveArea == 0) {
            return -Errno.EINVAL;
        }
        client.space.load();
        long left = Memory.copyUser(AddressMap.DIRECT_MAP + server.receiveArea, Memory.load64(client.frame + TrapFrame.R8), length);
        return left == 0 ? 0 : -Errno.EFAULT;
    }

    /// Copies the segments in the server's registers into the client's OUT buffer. Leaves the client's tables loaded. A loan, which goes
    /// with no such buffer, ends here.
    ///
    /// 0; -EFAULT if the client's memory is not there; -EIO if the server described a segment that is not its own or does not fit.
    public static long copyOut(Party server, Party client) {
        long frame = server.frame;
        long count = Memory.load64(frame + TrapFrame.RDI) >>> MessageWords.UPPER_SHIFT;
        if (count == 0) {
            Loan.end(server);
            client.space.load();
            return 0;
        }
        client.space.load();
        long failure = copySegment(server, client, Memory.load64(frame + TrapFrame.RDX), Memory.load64(frame + TrapFrame.R10));
        return count == 1 || failure != 0 ? failure : copySecond(server, client);
    }

    private static long copySecond(Party server, Party client) {
        return copySegment(server, client, Memory.load64(server.frame + TrapFrame.R8), Memory.load64(server.frame + TrapFrame.R9));
    }

    private static long copySegment(Party server, Party client, long source, long placeAndLength) {
        long place = placeAndLength >>> MessageWords.UPPER_SHIFT;
        long length = placeAndLength & MessageWords.LOWER;
        long word = Memory.load64(client.frame + TrapFrame.R9);
        if ((word & MessageWords.DIRECTION) != MessageWords.OUT || place + length > word >>> MessageWords.LENGTH_SHIFT) {
            Loan.end(server);
            return -Errno.EIO;
        }
        long destination = Memory.load64(client.frame + TrapFrame.R8) + place;
        long physical = server.space.place(source, length, AddressSpace.READABLE);
        if (physical == AddressSpace.NOT_MAPPED) {
            return copyPages(server.space, source, destination, length);
        }
        return Memory.copyUser(destination, AddressMap.DIRECT_MAP + physical, length) == 0 ? 0 : -Errno.EFAULT;
    }

    /// Bytes that lie apart in physical memory, page by page.
    private static long copyPages(AddressSpace space, long from, long to, long length) {
        long copied = 0;
        while (copied < length) {
            long source = from + copied;
            long physical = space.translate(source, AddressSpace.READABLE);
            if (physical == AddressSpace.NOT_MAPPED) {
                return -Errno.EIO;
            }
            long piece = Math.min(length - copied, AddressMap.PAGE - (source & AddressMap.PAGE - 1));
            if (Memory.copyUser(to + copied, AddressMap.DIRECT_MAP + physical, piece) != 0) {
                return -Errno.EFAULT;
            }
            copied += piece;
        }
        return 0;
    }
}
