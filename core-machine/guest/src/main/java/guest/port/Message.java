package guest.port;

/// One request or reply between domains: small enough for registers, plus at most one buffer of client data.
///
/// Reused for call and reply, so that nothing is allocated on the path.
public final class Message {
    /// Position of the called method in the interface, in order of declaration, from 0.
    public int operation;
    public long first;
    public long second;
    public long third;
    /// The reply: a count, a handle, or a negated [shared.abi.Errno].
    public long result;
    /// Who calls, as the kernel knows it; not under the client's control. Filled on the server's side only.
    public int caller;
    /// The client's data, or null.
    public Buffer buffer;
}
