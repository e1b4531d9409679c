package guest.kernel.ipc;

import guest.kernel.mm.AddressSpace;
import guest.kernel.sched.Tcb;
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
@RawAllowed(category = Category.USER_MEMORY, reason = "copies buffer bytes between a client and a server")
final class Transfer {
    private Transfer() {}

    /// Whether the buffer that `client` describes is its own memory, in the direction it asks for: 0, -EFAULT or -EINVAL.
    static long checkWindow(Tcb client) {
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
        return client.domain.space.permits(address, length, access) ? 0 : -Errno.EFAULT;
    }

    /// Copies an IN buffer into the server's receive area. Leaves the client's tables loaded if there was one.
    static long copyIn(Tcb client, Tcb server) {
        long word = Memory.load64(client.frame + TrapFrame.R9);
        if ((word & MessageWords.DIRECTION) != MessageWords.IN) {
            return 0;
        }
        if (server.receiveArea == 0) {
            return -Errno.EINVAL;
        }
        client.domain.space.load();
        long source = Memory.load64(client.frame + TrapFrame.R8);
        long left = Memory.copyUser(AddressMap.DIRECT_MAP + server.receiveArea, source, word >>> MessageWords.LENGTH_SHIFT);
        return left == 0 ? 0 : -Errno.EFAULT;
    }

    /// Copies the segments in the server's registers into the client's OUT buffer. Leaves the client's tables loaded.
    ///
    /// 0; -EFAULT if the client's memory is gone; -EIO if the server described a segment that is not its own or does not fit.
    static long copyOut(Tcb server, Tcb client) {
        long frame = server.frame;
        long count = Memory.load64(frame + TrapFrame.RDI) >>> MessageWords.UPPER_SHIFT;
        client.domain.space.load();
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
    private static long copySegment(Tcb server, Tcb client, long source, long placeAndLength) {
        long place = placeAndLength >>> MessageWords.UPPER_SHIFT;
        long length = placeAndLength & MessageWords.LOWER;
        long word = Memory.load64(client.frame + TrapFrame.R9);
        if ((word & MessageWords.DIRECTION) != MessageWords.OUT || place + length > word >>> MessageWords.LENGTH_SHIFT) {
            return -Errno.EIO;
        }
        long destination = Memory.load64(client.frame + TrapFrame.R8) + place;
        while (length > 0) {
            long physical = server.domain.space.translate(source, AddressSpace.READABLE);
            if (physical == AddressSpace.NOT_MAPPED) {
                return -Errno.EIO;
            }
            long piece = server.domain.space.contiguous(source, physical, length);
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
