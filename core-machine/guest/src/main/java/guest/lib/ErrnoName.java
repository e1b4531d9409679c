package guest.lib;

import shared.abi.Errno;

/// What an error number is called.
public final class ErrnoName {
    private ErrnoName() {}

    /// Name for a result: `OK` for 0 and more, else the name of the negated [Errno].
    public static String of(int result) {
        if (result >= 0) {
            return "OK";
        }
        switch (-result) {
            case Errno.EPERM: return "EPERM";
            case Errno.ENOENT: return "ENOENT";
            case Errno.EINTR: return "EINTR";
            case Errno.EIO: return "EIO";
            case Errno.E2BIG: return "E2BIG";
            case Errno.ENOEXEC: return "ENOEXEC";
            case Errno.EBADF: return "EBADF";
            case Errno.EAGAIN: return "EAGAIN";
            case Errno.ENOMEM: return "ENOMEM";
            case Errno.EACCES: return "EACCES";
            case Errno.EFAULT: return "EFAULT";
            case Errno.EBUSY: return "EBUSY";
            case Errno.EINVAL: return "EINVAL";
            case Errno.ENFILE: return "ENFILE";
            case Errno.EMFILE: return "EMFILE";
            case Errno.EFBIG: return "EFBIG";
            case Errno.ENOSPC: return "ENOSPC";
            case Errno.ENAMETOOLONG: return "ENAMETOOLONG";
            case Errno.ENOSYS: return "ENOSYS";
            default: return "unknown error";
        }
    }
}
