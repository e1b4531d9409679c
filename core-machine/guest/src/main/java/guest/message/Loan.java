package guest.message;

import guest.platform.AddressSpace;
import guest.platform.PageTables;
import guest.platform.UserCopy;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;
import shared.layout.TrapFrame;
import shared.map.AddressMap;

/// Pages that a client lends to a server with a request: in the server's window they can be read, not written and not executed, and they
/// are gone, from its page tables and from the processor's memory of them, before the client goes on.
///
/// Only whole pages are lent, so that nothing else of the client can be seen, and only the client's own: what was lent is not passed on, or
/// it would outlive its loan. Model: L4's temporary mapping and `unmap`; Liedtke, "On μ-Kernel Construction", SOSP 1995, §2.1.
@RawAllowed(category = Category.USER_MEMORY, reason = "reads from a client's registers what it lends")
public final class Loan {
    private static final long IN_PAGE = AddressMap.PAGE - 1;
    private static final long LENT_TO_READ = PageTables.LENT | PageTables.NO_EXECUTE;

    private Loan() {}

    /// Lends the `length` bytes that the client's registers describe to `server`, or nothing: 0, -EINVAL for what does not fill whole pages or
    /// a server that takes no loans, -EFAULT where a page is not the client's to lend, -EBUSY or -ENOMEM where the server's window has no
    /// room.
    static long begin(Party client, Party server, long length) {
        long address = Memory.load64(client.frame + TrapFrame.R8);
        if (server.loanWindow == 0 || length <= 0 || length > MessageWords.LOAN_BYTES || ((address | length) & IN_PAGE) != 0) {
            return -Errno.EINVAL;
        }
        if (!UserCopy.isProgramRange(address, length)) {
            return -Errno.EFAULT;
        }
        for (long at = 0; at < length; at += AddressMap.PAGE) {
            long physical = client.space.lendable(address + at);
            long failure = physical == AddressSpace.NOT_MAPPED ? -Errno.EFAULT
                    : server.space.map(server.loanWindow + at, physical, AddressMap.PAGE, LENT_TO_READ);
            if (failure != 0) {
                server.space.unmap(server.loanWindow, at);
                return failure;
            }
        }
        server.lent = length;
        return 0;
    }

    /// Takes back what `server` was lent, if anything.
    public static void end(Party server) {
        if (server.lent != 0) {
            server.space.unmap(server.loanWindow, server.lent);
            server.lent = 0;
        }
    }
}
