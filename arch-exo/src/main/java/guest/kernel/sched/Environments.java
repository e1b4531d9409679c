package guest.kernel.sched;

/// All environments, made at boot.
public final class Environments {
    /// The answer of [#find] for a number that no environment has.
    public static final Environment NONE = null;

    private final Environment[] all;

    public Environments(Environment[] all) {
        this.all = all;
    }

    public int count() {
        return all.length;
    }

    public Environment at(int number) {
        return all[number];
    }

    /// The environment in use with that number, any value, or [#NONE].
    public Environment find(long number) {
        return number < 0 || number >= all.length || all[(int) number].state == Environment.FREE ? NONE : all[(int) number];
    }

    /// The free environment with the lowest number, or [#NONE].
    public Environment findFree() {
        for (int i = 0; i < all.length; i++) {
            if (all[i].state == Environment.FREE) {
                return all[i];
            }
        }
        return NONE;
    }
}
