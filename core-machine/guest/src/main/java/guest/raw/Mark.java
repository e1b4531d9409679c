package guest.raw;

/// The only source of request marks ([shared.trace.Mark]).
public final class Mark {
    private Mark() {}

    /// Opens request `id` for the running thread.
    public static native void open(long id);

    /// Closes request `id`.
    public static native void close(long id);

    /// The first instruction of the first program: boot has ended.
    public static native void booted(long id);
}
