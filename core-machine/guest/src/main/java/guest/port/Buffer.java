package guest.port;

/// A client's memory, as a service sees it.
///
/// Offsets count from the start of the buffer. The result is 0 or a negated [shared.abi.Errno]: -EFAULT where the client's
/// memory cannot be reached, -EINVAL for a range outside the buffer.
public interface Buffer {
    /// Size in bytes as the client gave it, never negative.
    int length();

    /// Client to service.
    int copyIn(int at, byte[] destination, int offset, int count);

    /// Client to region.
    int copyIn(int at, Region destination, long offset, int count);

    /// Service to client. The source must not change until the service method returns: an architecture may move the bytes
    /// with the reply.
    int copyOut(int at, byte[] source, int offset, int count);

    /// Region to client, under the same rule.
    int copyOut(int at, Region source, long offset, int count);
}
