package guest.port;

/// Files, as a client process sees them. Results are counts or handles, or a negated [shared.abi.Errno].
@Port
public interface FileService {
    /// Stands for the position that a handle is at.
    long AT_OFFSET = -1;

    /// Opens the file named by the bytes of `path` (absolute, no terminating NUL); `flags` are a sum of [shared.abi.OpenFlag]s.
    int open(@Caller int caller, int flags, Buffer path);

    /// Reads up to `destination.length()` bytes at the handle's offset and advances it. 0 at the end of the file.
    int read(@Caller int caller, int handle, Buffer destination);

    /// Writes the bytes of `source` at the handle's offset and advances it; fewer than all where room ends.
    int write(@Caller int caller, int handle, Buffer source);

    int close(@Caller int caller, int handle);

    /// Releases every handle of a process that ended.
    int release(@Caller int caller, int process);

    /// The same as [#read], but at `position`, to which the handle's offset moves first. To ask again is to get the same.
    int readAt(@Caller int caller, int handle, long position, Buffer destination);

    /// The same as [#write], but at `position`, to which the handle's offset moves first. To ask again is to write the same.
    int writeAt(@Caller int caller, int handle, long position, Buffer source);

    /// The same as [#writeAt] with whole pages, read where they lie if they can be; [#AT_OFFSET] stands for the handle's offset.
    int writePages(@Caller int caller, int handle, long position, @Granted Buffer source);
}
