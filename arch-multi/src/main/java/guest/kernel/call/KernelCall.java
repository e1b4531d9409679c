package guest.kernel.call;

import guest.message.CallNumber;

/// Numbers of the CPU driver's calls besides those of [CallNumber]. Arguments in RDI RSI RDX R10 R8, result or -errno in RAX.
///
/// None of them concerns another core, but [#RING], which asks it for nothing.
public final class KernelCall {
    /// The other end of a channel sleeps: channel.
    public static final int RING = 11;
    /// Waits until a channel was rung: set of channels. Result: set of channels.
    public static final int AWAIT_RING = 12;
    /// The caller's name among all dispatchers.
    public static final int IDENTITY = 13;
    /// Set of the caller's channels.
    public static final int CHANNELS = 14;
    /// Whether the caller may write to its own memory: address, bytes.
    public static final int MAY_WRITE = 15;
    /// For the monitor alone; 0 names its own domain. Name, bytes of the name, badge. Result: domain.
    public static final int CREATE_DOMAIN = 16;
    /// Gives a domain cleared memory: domain, virtual address, bytes, sum of [#WRITABLE] and [#EXECUTABLE].
    public static final int PROVIDE = 17;
    /// Fills memory of a domain from the monitor's: domain, virtual address, source, bytes.
    public static final int FILL = 19;
    /// Domain, entry, stack pointer.
    public static final int START_DOMAIN = 20;
    /// Domain.
    public static final int DESTROY_DOMAIN = 21;
    /// Makes a channel, emptied, the way by which a program reaches files: domain, channel.
    public static final int BIND_CHANNEL = 22;

    public static final int WRITABLE = 1;
    public static final int EXECUTABLE = 2;

    private KernelCall() {}
}
