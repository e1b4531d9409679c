package guest.message;

import guest.platform.AddressSpace;
import guest.platform.UserCopy;
import shared.abi.Errno;
import shared.map.AddressMap;

/// One side of a message: a thread whose ring-3 registers are saved, and the memory those registers speak of.
public abstract class Party {
    /// Where the saved registers ([shared.layout.TrapFrame]) stand while the thread does not run in ring 3.
    public final long frame;
    /// Page tables of the thread; null while it belongs to nobody.
    public AddressSpace space;
    /// Physical address of the area into which clients' data is copied; 0 if the thread has none.
    public long receiveArea;
    /// Virtual address at which the thread sees what clients lend; 0 if nobody can lend it anything.
    long loanWindow;
    /// Bytes that are lent to the thread until it replies.
    long lent;

    protected Party(long frame) {
        this.frame = frame;
    }

    /// What a thread that begins anew knows of clients: nothing.
    public void forgetClients() {
        receiveArea = 0;
        loanWindow = 0;
        lent = 0;
    }

    /// Whether pages of a client are in the thread's memory.
    public boolean borrows() {
        return lent != 0;
    }

    /// Lets pages that clients lend appear from `address` on: 0, -EINVAL, or -EBUSY while some are there.
    public long acceptLoansAt(long address) {
        if (lent != 0) {
            return -Errno.EBUSY;
        }
        if ((address & AddressMap.PAGE - 1) != 0 || address < AddressMap.PAGE || !UserCopy.isProgramRange(address, MessageWords.LOAN_BYTES)) {
            return -Errno.EINVAL;
        }
        loanWindow = address;
        return 0;
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
