package guest.kernel.urpc;

/// Operations by which monitors agree on who uses a channel, and tell the server. First value: channel; second: process.
public final class Binding {
    /// The process will ask in the channel, which is empty.
    public static final int OPEN = 16;
    /// The process has ended; what it had at the server is to be released.
    public static final int CLOSE = 17;

    private Binding() {}
}
