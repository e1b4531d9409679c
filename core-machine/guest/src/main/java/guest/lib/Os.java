package guest.lib;

/// The operating system as a program sees it: one interface, bound at link time to trap, IPC, plain call or library OS.
///
/// Results are counts or handles, or a negated [shared.abi.Errno]. Handles 0 and 1 are the console.
public interface Os {
    int open(byte[] path, int flags);

    int read(int handle, byte[] destination, int offset, int count);

    int write(int handle, byte[] source, int offset, int count);

    int close(int handle);

    /// Sleeps for at least `nanoseconds`.
    int sleep(long nanoseconds);

    int processId();

    /// Reads into `count` bytes at a raw address: what a careless program would do. The system answers -EFAULT where the
    /// address is not the program's to write.
    int readRaw(int handle, long address, int count);
}
