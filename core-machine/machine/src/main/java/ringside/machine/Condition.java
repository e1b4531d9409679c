package ringside.machine;

import java.util.List;
import java.util.function.Predicate;
import ringside.machine.trace.TraceEvent;

/// What a run is searched for, see [History#runBack(Condition)].
public sealed interface Condition {
    /// An event passes a test.
    record Event(Predicate<TraceEvent> test) implements Condition {}

    /// Somebody stores to bytes `physical` to `physical + length - 1` of RAM, whatever the value.
    record Stored(long physical, int length) implements Condition {
        boolean concerns(long first, int count) {
            return first < physical + length && physical < first + count;
        }
    }

    /// Somebody reads bytes `linear` to `linear + length - 1`, in whatever address space.
    record Loaded(long linear, int length) implements Condition {}

    /// One of several is met.
    record Any(List<Condition> conditions) implements Condition {}

    /// An event of a kind.
    static Condition kind(Class<? extends TraceEvent> kind) {
        return new Event(kind::isInstance);
    }

    /// Control comes to a component.
    static Condition entered(int component) {
        return new Event(event -> event instanceof TraceEvent.Transfer transfer && transfer.to() == component);
    }
}
