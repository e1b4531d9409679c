package guest.kernel.sched;

import guest.kernel.cap.Domain;

/// All thread control blocks, made at boot; a thread costs no memory later.
public final class Threads {
    private final Tcb[] all;

    /// `all` are free threads; element i has the number i + 1.
    public Threads(Tcb[] all) {
        this.all = all;
    }

    /// Takes a free thread into `domain`, ready to start at `entry` in ring 3; null if there is none.
    public Tcb start(Domain domain, long entry, long stackPointer, long argument) {
        for (int i = 0; i < all.length; i++) {
            if (all[i].state == Tcb.FREE) {
                all[i].prepare(domain, entry, stackPointer, argument);
                return all[i];
            }
        }
        return null;
    }

    public int count() {
        return all.length;
    }

    /// Thread at `index`; it belongs to a domain only if its state is not FREE.
    public Tcb at(int index) {
        return all[index];
    }
}
