package guest.lib;

import shared.abi.Errno;
import shared.map.AddressMap;

/// The operating system as a program sees it: one interface, bound at link time to trap, IPC, plain call or library OS.
///
/// Results are counts or handles, or a negated [shared.abi.Errno]. Handles 0 and 1 are the console.
public interface Os {
    int open(byte[] path, int flags);

    int read(int handle, byte[] destination, int offset, int count);

    int write(int handle, byte[] source, int offset, int count);

    /// The same as [#write] with the first `pages` pages of `source`, which are lent instead of copied where that saves a copy.
    default int writePages(int handle, PageBuffer source, int pages) {
        return source.has(pages) ? write(handle, source.bytes(), source.start(), pages * AddressMap.PAGE) : -Errno.EINVAL;
    }

    int close(int handle);

    /// Sleeps for at least `nanoseconds`.
    int sleep(long nanoseconds);

    int processId();

    /// Reads into `count` bytes at a raw address: what a careless program would do. The system answers -EFAULT where the
    /// address is not the program's to write.
    int readRaw(int handle, long address, int count);
}
