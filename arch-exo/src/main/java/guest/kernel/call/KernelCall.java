package guest.kernel.call;

/// Numbers of the kernel's calls, in RAX. Arguments in RDI RSI RDX R10 R8, result or -errno in RAX.
///
/// There is no call for files, programs, heaps or lines of text: those are made of frames, environments and characters by libraries.
public final class KernelCall {
    /// Stands for the caller where an environment is named.
    public static final int SELF = -1;
    /// Most bytes of one [#SEND].
    public static final int MOST_SENT = 256;
    /// Streams of [#SEND].
    public static final int CONSOLE = 0;
    public static final int LOG = 1;
    /// Added to the vector in the outcome of an environment that an exception ended.
    public static final int EXCEPTION = 256;

    /// Frames: wanted number or [guest.kernel.binding.FrameTable#ANY], count. The first one's number; they are cleared.
    public static final int ALLOCATE = 0;
    /// First frame, count, environment that may have them too, rights.
    public static final int SHARE = 1;
    /// First frame, count. Their mappings in the caller's address space end with the binding.
    public static final int RELEASE = 2;
    /// Environment (the caller, or one that it made and has not started), virtual address, first frame, count, rights.
    public static final int MAP = 3;
    /// Environment as for [#MAP], virtual address, count.
    public static final int UNMAP = 4;
    /// First frame, count (at most [guest.kernel.revoke.Revocation#MOST_GUARDED]): frames that are never taken by force. The first is the
    /// caller's [guest.kernel.revoke.RepossessionVector].
    public static final int GUARD = 5;
    /// How many frames the kernel shall ask back from others, after an [#ALLOCATE] that was answered with -ENOMEM.
    public static final int DEMAND = 6;

    /// Environments: address and length of the name. The new one's number.
    public static final int MAKE = 7;
    /// Environment, entry, stack pointer.
    public static final int START = 8;
    /// Status (0 to 255). Ends the caller.
    public static final int END = 9;
    /// Environment that the caller made: how it ended, a status or [#EXCEPTION] plus a vector; its number is free then. -EAGAIN while
    /// it runs.
    public static final int COLLECT = 10;
    /// The caller's number.
    public static final int IDENTITY = 11;

    /// Upcalls: entry (0 for none), argument, lowest address and length of the stack.
    public static final int SET_UPCALL = 12;
    /// Gives the core away until the next event, or not at all if there was one since the last wait.
    public static final int AWAIT = 13;

    /// Time: nanoseconds since boot.
    public static final int NOW = 14;
    /// Nanoseconds since boot at which an upcall is wanted, instead of any wish before.
    public static final int SET_ALARM = 15;
    public static final int YIELD = 16;

    /// Devices: stream, address, length. The number of bytes sent.
    public static final int SEND = 17;
    /// The receiving side of the console: bind, take a character (-EAGAIN if none has come), end the binding.
    public static final int BIND_INPUT = 18;
    public static final int RECEIVE = 19;
    public static final int RELEASE_INPUT = 20;
    public static final int COUNT = 21;

    private KernelCall() {}
}
