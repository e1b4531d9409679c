package ringside.machine.time;

import ringside.machine.state.StateTape;

/// Time of the devices that belong to no core: that of the core whose turn it is, and never less than it was at an earlier access.
///
/// With one core it is that core's time.
public final class BoardClock {
    private CoreClock acting;
    private long latest;

    /// @param acting clock of the core that has the first turn
    public BoardClock(CoreClock acting) {
        this.acting = acting;
    }

    /// Another core has its turn.
    public void acting(CoreClock clock) {
        acting = clock;
    }

    /// Remembers the present time, which no device of the board will see undercut.
    public void hold() {
        latest = now();
    }

    /// Model cycles.
    public long now() {
        return Math.max(latest, acting.now());
    }

    public long nanoseconds() {
        return acting.toNanoseconds(now());
    }

    /// First cycle at which at least that many nanoseconds have passed.
    public long toCycles(long nanoseconds) {
        return acting.toCycles(nanoseconds);
    }

    /// What a state hash has to know beside the cores' clocks.
    public long held() {
        return latest;
    }

    /// Takes the time of the last access down or puts it back.
    @SuppressWarnings("exports")
    public void state(StateTape tape) {
        latest = tape.word(latest);
    }
}
