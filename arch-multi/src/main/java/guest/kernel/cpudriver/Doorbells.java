package guest.kernel.cpudriver;

import guest.kernel.sched.Dispatcher;
import guest.kernel.sched.Dispatchers;
import guest.kernel.sched.Scheduler;
import guest.platform.LocalApic;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;
import shared.layout.Vector;
import shared.map.AddressMap;

/// How a CPU driver tells the other one that a channel needs looking at, because the reader sleeps: a line of the page that the
/// two drivers share, and an interrupt. What the message is stands in the channel, which no driver reads.
///
/// ```text
///    0  32 lines of 64 bytes, one for each channel: how often core 0 has rung. Written by core 0 alone.
/// 2048  the same of core 1
/// ```
/// Model: the notification path of Barrelfish TN-009, "Notification in Barrelfish", §3.
@RawAllowed(category = Category.MESSAGES, reason = "counts rings in the page that two CPU drivers share")
public final class Doorbells {
    /// Channels there can be; sets of them are bits of an int, [#MONITORS] being the lowest.
    public static final int CHANNELS = 9;
    /// The channel between the monitors. The others are the programs'.
    public static final int MONITORS = 0;
    public static final int FIRST_PROGRAM = 1;
    private static final int HALF = 2048;
    private static final int LINE = 64;
    /// The line by which a core says that it has started.
    private static final int ARRIVAL = 31;

    private final Scheduler scheduler;
    private final Dispatchers dispatchers;
    private final LocalApic apic;
    private final int otherCore;
    private final long own;
    private final long other;
    private final long[] rung = new long[CHANNELS];
    private final long[] heard = new long[CHANNELS];
    /// Channels rung for which nobody has been woken yet.
    private int pending;

    /// `page` is the physical address of the shared page.
    public Doorbells(Scheduler scheduler, Dispatchers dispatchers, LocalApic apic, int core, long page) {
        this.scheduler = scheduler;
        this.dispatchers = dispatchers;
        this.apic = apic;
        otherCore = 1 - core;
        own = half(page, core);
        other = half(page, otherCore);
    }

    /// Says that `core` has started.
    public static void arrive(long page, int core) {
        Memory.store64(half(page, core) + ARRIVAL * LINE, 1);
    }

    public static boolean hasArrived(long page, int core) {
        return Memory.load64(half(page, core) + ARRIVAL * LINE) != 0;
    }

    private static long half(long page, int core) {
        return AddressMap.DIRECT_MAP + page + (long) core * HALF;
    }

    /// The running dispatcher asks that the other end of `channel` be woken. 0 or -errno.
    public long ring(Dispatcher dispatcher, long channel) {
        if (Long.compareUnsigned(channel, CHANNELS) >= 0 || (dispatcher.domain.channels & 1 << (int) channel) == 0) {
            return -Errno.EBADF;
        }
        ring((int) channel);
        return 0;
    }

    private void ring(int channel) {
        rung[channel]++;
        Memory.store64(own + (long) channel * LINE, rung[channel]);
        apic.sendInterrupt(otherCore, Vector.DOORBELL);
    }

    /// The running dispatcher waits until one of its `channels` has been rung since it last waited; it will be told which. -EBADF if
    /// one is not its domain's.
    public void await(Dispatcher dispatcher, long channels) {
        if (channels == 0 || (channels & ~dispatcher.domain.channels) != 0) {
            dispatcher.answer(-Errno.EBADF);
            return;
        }
        listen();
        int now = pending & (int) channels;
        if (now != 0) {
            pending &= ~now;
            dispatcher.answer(now);
        } else {
            dispatcher.state = Dispatcher.AWAITING_DOORBELL;
            dispatcher.doorbells = (int) channels;
        }
    }

    /// The other core's interrupt: wakes whom it concerns.
    public void answer() {
        listen();
        for (int i = 0; i < dispatchers.count() && pending != 0; i++) {
            Dispatcher each = dispatchers.get(i);
            if (each.state == Dispatcher.AWAITING_DOORBELL && (each.doorbells & pending) != 0) {
                each.answer(each.doorbells & pending);
                pending &= ~each.doorbells;
                scheduler.makeUrgent(each);
            }
        }
    }

    private void listen() {
        for (int channel = 0; channel < CHANNELS; channel++) {
            long count = Memory.load64(other + (long) channel * LINE);
            if (count != heard[channel]) {
                heard[channel] = count;
                pending |= 1 << channel;
            }
        }
    }

    /// Wakes the other ends of `channels`, whose own end is gone.
    void abandon(int channels) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            if ((channels & 1 << channel) != 0) {
                ring(channel);
            }
        }
    }
}
