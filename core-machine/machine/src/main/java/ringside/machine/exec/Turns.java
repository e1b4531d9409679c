package ringside.machine.exec;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import ringside.machine.StopReason;
import ringside.machine.state.StateTape;
import ringside.machine.time.CoreClock;

/// Interleaves the cores on one thread.
///
/// The core that is behind (of several, the one with the lowest number) has its turn until it is [#AHEAD] cycles ahead of the next
/// one that could run; alone it runs on. `pause`, `hlt` and an interrupt for another core end a turn early. A waiting core could run when
/// the next timer is due that may wake it. Turns are part of the machine's state: where a run is cut up makes no difference.
public final class Turns {
    /// Model cycles.
    private static final long AHEAD = 100;
    /// Turns in which nobody runs an instruction, one for each event of a device, after which no event is believed to wake anybody.
    private static final int MOST_IDLE_TURNS = 1 << 20;

    private final List<Engine> cores;
    private final IntConsumer acting;
    private int current;

    /// @param acting told the number of the core that has the turn
    public Turns(List<Engine> cores, IntConsumer acting) {
        this.cores = List.copyOf(cores);
        this.acting = acting;
    }

    /// Runs until all cores together have retired `limit` instructions, or something stops them.
    public StopReason run(long limit) {
        long before = -1;
        int idle = 0;
        while (true) {
            long done = instructions();
            idle = done == before ? idle + 1 : 0;
            before = done;
            var engine = cores.get(current);
            var reason = engine.run(clock(engine).instructions + limit - done);
            if (reason != null) {
                return reason;
            }
            if (!next() || idle > MOST_IDLE_TURNS) {
                return new StopReason.Idle();
            }
        }
    }

    /// Instructions retired by all cores.
    public long instructions() {
        long sum = 0;
        for (var engine : cores) {
            sum += clock(engine).instructions;
        }
        return sum;
    }

    private static CoreClock clock(Engine engine) {
        return engine.cpu().clock;
    }

    /// Gives somebody the turn. False if no core will ever run again by itself.
    private boolean next() {
        int first = -1;
        long earliest = Long.MAX_VALUE;
        long second = Long.MAX_VALUE;
        for (int i = 0; i < cores.size(); i++) {
            long due = cores.get(i).due();
            if (due < earliest) {
                second = earliest;
                earliest = due;
                first = i;
            } else {
                second = Math.min(second, due);
            }
        }
        if (first < 0) {
            return false;
        }
        current = first;
        var clock = clock(cores.get(first));
        clock.cycles = earliest;
        clock.turnEnd(second == Long.MAX_VALUE ? Long.MAX_VALUE : second + AHEAD);
        acting.accept(first);
        return true;
    }

    /// Adds whose turn it is, and until when, to a state hash.
    public void digest(LongConsumer digest) {
        digest.accept(current);
        digest.accept(clock(cores.get(current)).turnEnd());
    }

    /// Takes down whose turn it is, or gives it back.
    public void state(StateTape tape) {
        current = tape.number(current);
        acting.accept(current);
    }
}
