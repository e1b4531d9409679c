package guest.message;

import guest.platform.AddressSpace;
import shared.abi.Errno;

/// One side of a message: a thread whose ring-3 registers are saved, and the memory those registers speak of.
public abstract class Party {
    /// Where the saved registers ([shared.layout.TrapFrame]) stand while the thread does not run in ring 3.
    public final long frame;
    /// Page tables of the thread; null while it belongs to nobody.
    public AddressSpace space;
    /// Physical address of the area into which clients' data is copied; 0 if the thread has none.
    public long receiveArea;

    protected Party(long frame) {
        this.frame = frame;
    }

    /// Lets clients' data arrive at `address` of the own memory: 0 or -EFAULT. The area must not move while messages arrive, so it
    /// has to lie together in physical memory, under one page table.
    public long receiveAt(long address) {
        long physical = space.place(address, MessageWords.RECEIVE_AREA_BYTES, AddressSpace.WRITABLE);
        if (physical == AddressSpace.NOT_MAPPED) {
            return -Errno.EFAULT;
        }
        receiveArea = physical;
        return 0;
    }
}
