package guest.message;

import guest.platform.AddressSpace;
import guest.platform.PageTables;
import guest.platform.UserCopy;
import shared.abi.Errno;
import shared.map.AddressMap;

/// Pages that a client lends to a server with a request: in the server's window they can be read, not written and not executed, and they
/// are gone, from its page tables and from the processor's memory of them, before the client goes on.
///
/// Only whole pages are lent, so that nothing else of the client can be seen, and only the client's own: what was lent is not passed on, or
/// it would outlive its loan. Model: L4's temporary mapping and `unmap`; Liedtke, "On μ-Kernel Construction", SOSP 1995, §2.1.
public final class Loan {
    private static final long IN_PAGE = AddressMap.PAGE - 1;
    private static final long LENT_TO_READ = PageTables.LENT | PageTables.NO_EXECUTE;

    private Loan() {}

    /// Whether `client` may lend `length` bytes from `address`: 0, -EINVAL or -EFAULT. Any long values.
    static long check(Party client, long address, long length) {
        if (length <= 0 || length > MessageWords.LOAN_BYTES || ((address | length) & IN_PAGE) != 0) {
            return -Errno.EINVAL;
        }
        return UserCopy.isProgramRange(address, length) && client.space.permits(address, length, AddressSpace.READABLE) ? 0 : -Errno.EFAULT;
    }

    /// Lends checked pages to `server`, or nothing: 0, -EINVAL where the server takes no loans, -EFAULT where a page is not the client's to
    /// lend, -EBUSY or -ENOMEM where the server's window has no room.
    static long begin(Party client, long address, long length, Party server) {
        if (server.loanWindow == 0) {
            return -Errno.EINVAL;
        }
        long failure = 0;
        for (long at = 0; at < length; at += AddressMap.PAGE) {
            failure = lendPage(client.space.lendable(address + at), server.space, server.loanWindow + at);
            if (failure != 0) {
                server.space.unmap(server.loanWindow, at);
                return failure;
            }
        }
        server.lent = length;
        return 0;
    }

    private static long lendPage(long physical, AddressSpace to, long virtual) {
        return physical == AddressSpace.NOT_MAPPED ? -Errno.EFAULT : to.map(virtual, physical, AddressMap.PAGE, LENT_TO_READ);
    }

    /// Takes back what `server` was lent, if anything.
    public static void end(Party server) {
        if (server.lent != 0) {
            server.space.unmap(server.loanWindow, server.lent);
            server.lent = 0;
        }
    }
}
