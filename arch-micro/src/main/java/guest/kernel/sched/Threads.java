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

    /// One more than the highest thread number.
    public int count() {
        return all.length + 1;
    }

    Tcb withId(int id) {
        return all[id - 1];
    }

    /// Some thread of `domain`, or null.
    public Tcb anyOf(Domain domain) {
        for (int i = 0; i < all.length; i++) {
            if (all[i].state != Tcb.FREE && all[i].domain == domain) {
                return all[i];
            }
        }
        return null;
    }

    /// Whether a thread of `domain` waits for a server to which it lends pages, or was lent some.
    public boolean haveLoans(Domain domain) {
        for (int i = 0; i < all.length; i++) {
            Tcb thread = all[i];
            if (thread.domain == domain && (thread.borrows() || thread.partner != null && thread.partner.borrows())) {
                return true;
            }
        }
        return false;
    }

    /// Some thread of `domain` that has not been stopped, or null.
    public Tcb activeOf(Domain domain) {
        for (int i = 0; i < all.length; i++) {
            if (all[i].state != Tcb.FREE && all[i].state != Tcb.STOPPED && all[i].domain == domain) {
                return all[i];
            }
        }
        return null;
    }
}
