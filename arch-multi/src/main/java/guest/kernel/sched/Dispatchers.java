package guest.kernel.sched;

import guest.kernel.mm.Domain;

/// All dispatchers of this core, made at boot; one costs no memory later.
public final class Dispatchers {
    private static final int CORE_SHIFT = 8;

    private final Dispatcher[] all;
    private final long idle;

    /// Names of dispatchers begin with the number of the core.
    public Dispatchers(int core, int count) {
        idle = (long) core << CORE_SHIFT;
        all = new Dispatcher[count];
        for (int i = 0; i < count; i++) {
            all[i] = new Dispatcher(i, idle + 1 + i);
        }
    }

    /// The name under which the core idles.
    long idle() {
        return idle;
    }

    public int count() {
        return all.length;
    }

    public Dispatcher get(int id) {
        return all[id];
    }

    /// Takes a free dispatcher into `domain`, stopped and ready to start at `entry`; null if there is none.
    public Dispatcher start(Domain domain, long entry, long stackPointer, long argument) {
        for (int i = 0; i < all.length; i++) {
            if (all[i].state == Dispatcher.FREE) {
                all[i].prepare(domain, entry, stackPointer, argument);
                return all[i];
            }
        }
        return null;
    }
}
