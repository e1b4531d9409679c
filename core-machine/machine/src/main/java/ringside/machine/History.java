package ringside.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceSink;

/// A run that can be taken back: snapshots on the way, and replay from the nearest one.
///
/// Positions are counted in instructions that all cores together have retired. What is run a second time is neither printed
/// nor traced again, and the same input arrives at the same positions, so that going forward again leads to where it led before.
public final class History {
    /// Instructions between two snapshots at first; twice that each time the budget is used up.
    private static final long INTERVAL = 1_000_000;
    private static final TraceSink DEAF = event -> { };
    private static final long NEVER = -1;

    /// @param inputs how much of the log had been typed
    /// @param bytes  kept alive by this snapshot and not by the one before
    private record Mark(Snapshot snapshot, int inputs, long bytes) {}

    private final Machine machine;
    private final long budget;
    private final TreeMap<Long, Mark> marks = new TreeMap<>();
    private final List<Input> log = new ArrayList<>();
    private int typed;
    private long end;
    private long interval = INTERVAL;

    /// The run can be taken back to the present state of the machine, which must be run through this object from now on.
    ///
    /// @param budget bytes that snapshots may take; the first and the last are always kept
    public History(Machine machine, long budget) {
        this.machine = machine;
        this.budget = budget;
        this.end = position();
        mark();
    }

    public long position() {
        return machine.instructions();
    }

    /// The position to which the run is known.
    public long end() {
        return end;
    }

    /// Bytes that snapshots take.
    public long bytes() {
        return marks.values().stream().mapToLong(Mark::bytes).sum();
    }

    /// Instructions that have to be replayed at most to get anywhere.
    public long interval() {
        return interval;
    }

    /// Bytes typed on COM1 now. What was known of the run after this position is given up: another future begins.
    public void type(byte[] bytes) {
        send(Input.SERIAL, bytes);
    }

    /// The same for any device, as [Machine#send].
    public void send(int device, byte[] bytes) {
        log.subList(typed, log.size()).clear();
        marks.tailMap(position(), false).clear();
        end = position();
        log.add(new Input(position(), device, bytes.clone()));
        feed();
    }

    /// Runs on, through what is known and beyond.
    ///
    /// @return [StopReason.Limit] behind `instructions` more, or what stopped the machine before
    public StopReason run(long instructions) {
        return run(instructions, DEAF);
    }

    /// The same.
    ///
    /// @param again hears the events of what is run again
    StopReason run(long instructions, TraceSink again) {
        long limit = position() + instructions;
        StopReason reason = new StopReason.Limit();
        while (position() < limit) {
            feed();
            long to = Math.min(Math.min(limit, nextInput()), marks.floorKey(position()) + interval);
            to = Math.max(to, position() + 1);
            boolean known = position() < end;
            reason = known ? machine.replay(Math.min(to, end) - position(), again) : machine.run(to - position());
            end = Math.max(end, position());
            if (position() >= marks.floorKey(position()) + interval) {
                mark();
            }
            boolean inputDue = typed < log.size() && nextInput() <= position();
            if (!(reason instanceof StopReason.Limit) && !inputDue) {
                return reason;
            }
        }
        return reason;
    }

    private long nextInput() {
        return typed < log.size() ? log.get(typed).instructions() : Long.MAX_VALUE;
    }

    private void feed() {
        while (nextInput() <= position()) {
            var input = log.get(typed++);
            machine.send(input.device(), input.bytes());
        }
    }

    private void mark() {
        var before = marks.lowerEntry(position());
        var snapshot = machine.snapshot();
        marks.put(position(), new Mark(snapshot, typed, snapshot.bytesBeyond(before == null ? null : before.getValue().snapshot)));
        while (bytes() > budget && marks.size() > 2) {
            thin();
        }
    }

    /// Gives up every second snapshot.
    private void thin() {
        interval *= 2;
        var kept = new ArrayList<>(marks.values());
        marks.clear();
        Snapshot before = null;
        for (int i = 0; i < kept.size(); i++) {
            var mark = kept.get(i);
            if (i % 2 == 0 || i == kept.size() - 1) {
                marks.put(mark.snapshot.instructions(), new Mark(mark.snapshot, mark.inputs, mark.snapshot.bytesBeyond(before)));
                before = mark.snapshot;
            }
        }
    }

    /// Goes to a known position, back or forward.
    ///
    /// @throws IllegalArgumentException if nothing is known of it
    public void goTo(long position) {
        var from = marks.floorEntry(position);
        if (from == null || position > end) {
            throw new IllegalArgumentException("the run is known from instruction " + marks.firstKey() + " to " + end + ", not at " + position);
        }
        if (position < position() || from.getKey() > position()) {
            restore(from.getValue());
        }
        replay(position, DEAF);
    }

    private void restore(Mark mark) {
        machine.restore(mark.snapshot);
        typed = mark.inputs;
    }

    private void replay(long position, TraceSink sink) {
        feedBefore(position);
        while (position() < position) {
            machine.replay(Math.min(position, nextInput()) - position(), sink);
            feedBefore(position);
        }
    }

    /// Input of the last position comes when the run goes on.
    private void feedBefore(long position) {
        if (position() < position) {
            feed();
        }
    }

    /// Goes back by one instruction; false at the beginning of what is known.
    public boolean stepBack() {
        if (position() <= marks.firstKey()) {
            return false;
        }
        goTo(position() - 1);
        return true;
    }

    /// Goes back to the last time before now at which the condition was met: before the instruction that met it. If there was none, goes to
    /// the beginning of what is known and answers false.
    public boolean runBack(Condition condition) {
        long here = position();
        long to = here;
        for (var from = marks.lowerEntry(here); from != null; from = marks.lowerEntry(from.getKey())) {
            restore(from.getValue());
            long found = search(condition, to, here);
            if (found != NEVER) {
                goTo(found);
                return true;
            }
            to = from.getKey();
        }
        goTo(marks.firstKey());
        return false;
    }

    /// Replays to a position and answers the last one before `here` at which the condition was met.
    private long search(Condition condition, long to, long here) {
        long[] last = {NEVER};
        Runnable met = () -> last[0] = machine.retired() < here ? machine.retired() : last[0];
        List<Predicate<TraceEvent>> tests = new ArrayList<>();
        List<Condition.Stored> stores = new ArrayList<>();
        List<Condition.Loaded> loads = new ArrayList<>();
        sort(condition, tests, stores, loads);
        if (!tests.isEmpty()) {
            machine.observeAnything();
        }
        stores.forEach(stored -> machine.onStore(stored, met));
        loads.forEach(loaded -> machine.onLoad(loaded, met));
        replay(to, event -> {
            if (tests.stream().anyMatch(test -> test.test(event))) {
                met.run();
            }
        });
        stores.forEach(machine::offStore);
        machine.offLoads();
        return last[0];
    }

    private static void sort(Condition condition, List<Predicate<TraceEvent>> tests, List<Condition.Stored> stores, List<Condition.Loaded> loads) {
        switch (condition) {
            case Condition.Event event -> tests.add(event.test());
            case Condition.Stored stored -> stores.add(stored);
            case Condition.Loaded loaded -> loads.add(loaded);
            case Condition.Any any -> any.conditions().forEach(one -> sort(one, tests, stores, loads));
        }
    }

    /// The machine was changed from outside, which no replay would repeat: the past is given up, and the run is known from here on.
    public void begin() {
        marks.clear();
        log.subList(typed, log.size()).clear();
        end = position();
        mark();
    }
}
