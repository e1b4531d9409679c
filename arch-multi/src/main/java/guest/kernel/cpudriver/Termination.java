package guest.kernel.cpudriver;

import guest.kernel.mm.Domain;
import guest.kernel.sched.Dispatcher;
import guest.kernel.sched.Dispatchers;
import guest.kernel.sched.Scheduler;
import guest.kernel.urpc.Channel;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.map.AddressMap;

/// The end of domains of this core: first their dispatchers stop, then, when the monitor says so, everything is given back.
@RawAllowed(category = Category.MESSAGES, reason = "marks the end of a channel whose domain has failed")
public final class Termination {
    private final Scheduler scheduler;
    private final Dispatchers dispatchers;
    private final LocalCalls calls;
    private final Doorbells doorbells;
    private final long channels;

    /// `channels` is the physical address of the first channel.
    public Termination(Scheduler scheduler, Dispatchers dispatchers, LocalCalls calls, Doorbells doorbells, long channels) {
        this.scheduler = scheduler;
        this.dispatchers = dispatchers;
        this.calls = calls;
        this.doorbells = doorbells;
        this.channels = channels;
    }

    /// Stops every dispatcher of `domain`. Whoever waits for one of them, on this core or the other, is told.
    public void stop(Domain domain) {
        for (int i = 0; i < dispatchers.count(); i++) {
            Dispatcher each = dispatchers.get(i);
            if (each.domain == domain && each.state != Dispatcher.FREE && each.state != Dispatcher.STOPPED) {
                if (each.state == Dispatcher.READY) {
                    scheduler.withdraw(each);
                }
                calls.abandon(each);
                each.state = Dispatcher.STOPPED;
            }
        }
        if (domain.endpoint != null) {
            calls.close(domain.endpoint);
        }
        if (domain.isService && domain.channels != 0) {
            for (int channel = Doorbells.FIRST_PROGRAM; channel < Doorbells.CHANNELS; channel++) {
                Memory.store64(AddressMap.DIRECT_MAP + channels + (long) channel * Channel.BYTES + Channel.SERVER + Channel.GONE, 1);
            }
            doorbells.abandon(domain.channels);
        }
    }

    /// Stops `domain`, which is not the running one, and takes back its dispatchers, memory and permissions.
    public void destroy(Domain domain) {
        stop(domain);
        for (int i = 0; i < dispatchers.count(); i++) {
            Dispatcher each = dispatchers.get(i);
            if (each.domain == domain && each.state != Dispatcher.FREE) {
                calls.abandon(each);
                each.state = Dispatcher.FREE;
                each.domain = null;
            }
        }
        domain.vacate();
    }
}
