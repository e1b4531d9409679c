package guest.port;

/// Files, as a client process sees them. Results are counts or handles, or a negated [shared.abi.Errno].
@Port
public interface FileService {
    /// Opens the file named by the bytes of `path` (absolute, no terminating NUL) for reading.
    int open(@Caller int caller, int flags, Buffer path);

    /// Reads up to `destination.length()` bytes at the handle's offset and advances it. 0 at the end of the file.
    int read(@Caller int caller, int handle, Buffer destination);

    int close(@Caller int caller, int handle);

    /// Releases every handle of a process that ended.
    int release(@Caller int caller, int process);
}
