package guest.kernel.urpc;

import guest.kernel.call.KernelCall;
import guest.raw.Atomic;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import guest.raw.Trap;

/// What each side of a channel says of itself in its own line, and what it asks its CPU driver for when polling has not helped.
@RawAllowed(category = Category.MESSAGES, reason = "keeps the state lines of a channel and executes syscall to ring and to sleep")
public final class Side {
    private final int channel;
    private final long own;
    private final long other;

    /// The line of this side and that of the other, by their addresses.
    public Side(int channel, long own, long other) {
        this.channel = channel;
        this.own = own;
        this.other = other;
    }

    /// Name of the running dispatcher.
    public static long identify() {
        return Trap.systemCall(KernelCall.IDENTITY, 0, 0, 0, 0);
    }

    /// Set of the domain's channels.
    public static int channels() {
        return (int) Trap.systemCall(KernelCall.CHANNELS, 0, 0, 0, 0);
    }

    /// Whether `bytes` bytes from `address` are the domain's own to write: 0 or -EFAULT.
    public static int checkOwn(long address, long bytes) {
        return (int) Trap.systemCall(KernelCall.MAY_WRITE, address, bytes, 0, 0);
    }

    /// Sleeps until one of `channels` is rung.
    static void awaitRing(int channels) {
        Trap.systemCall(KernelCall.AWAIT_RING, channels, 0, 0, 0);
    }

    /// Tells the other side who serves or asks here.
    void sign(long identity) {
        Memory.store64(own + Channel.IDENTITY, identity);
    }

    /// Who the other side is.
    long other() {
        return Memory.load64(other + Channel.IDENTITY);
    }

    boolean isOtherGone() {
        return Memory.load64(other + Channel.GONE) != 0;
    }

    /// From here on the other side rings when it sends. Whoever says so must look for a message once more before sleeping: the
    /// fence keeps that look behind the store.
    void sleep() {
        Memory.store64(own + Channel.SLEEPS, 1);
        Atomic.fence();
    }

    void wake() {
        Memory.store64(own + Channel.SLEEPS, 0);
    }

    /// After a message was sent: rings if the other side sleeps.
    void sent() {
        Atomic.fence();
        if (Memory.load64(other + Channel.SLEEPS) != 0) {
            Trap.systemCall(KernelCall.RING, channel, 0, 0, 0);
        }
    }
}
