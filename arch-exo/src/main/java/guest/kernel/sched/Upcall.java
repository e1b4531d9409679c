package guest.kernel.sched;

/// What an upcall tells. The program's registers stand on its upcall stack as a [shared.layout.TrapFrame]; the entry gets its address
/// in RDI, the argument of [guest.kernel.call.KernelCall#SET_UPCALL] in RSI, and the address that faulted, or the number of
/// frames that are asked back, in RDX.
///
/// The VECTOR slot of the frame says why: an exception's number, with its error code in the ERROR slot, or [#EVENTS], with a sum of the
/// events below. The way back is the program's own: it loads the registers itself.
public final class Upcall {
    /// Value of the VECTOR slot for events.
    public static final int EVENTS = 257;

    /// The alarm rang.
    public static final int ALARM = 1;
    /// Characters arrived at the receiving side of the console.
    public static final int INPUT = 2;
    /// The receiving side of the console is free again.
    public static final int VACATED = 4;
    /// An environment that the program created has ended.
    public static final int ENDED = 8;
    /// Frames are asked back, as many as the entry gets in RDX; it chooses which. Those it does not release in time are taken.
    public static final int REVOKE = 16;
    /// Frames were taken. Their numbers are in the [guest.kernel.revoke.RepossessionVector].
    public static final int REPOSSESSED = 32;
    /// Frames have become free since [guest.kernel.call.KernelCall#DEMAND].
    public static final int FRAMES = 64;

    private Upcall() {}
}
