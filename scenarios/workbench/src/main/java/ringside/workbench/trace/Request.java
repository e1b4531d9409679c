package ringside.workbench.trace;

import java.util.List;
import java.util.stream.Stream;
import ringside.machine.trace.Stamp;
import ringside.machine.trace.TraceEvent;

/// One marked request, with every event that was work for it.
///
/// @param work         in order, the two marks included
/// @param instructions retired while a core worked for it
public record Request(long id, Stamp opened, Stamp closed, List<Work> work, long instructions) {

    /// @param asynchronous whether the event belongs to an interrupt that merely happened meanwhile
    public record Work(TraceEvent event, boolean asynchronous) {}

    /// The events of one kind.
    public <T extends TraceEvent> Stream<T> events(Class<T> kind) {
        return work.stream().map(Work::event).filter(kind::isInstance).map(kind::cast);
    }

    /// Arrivals at probes of a kind of [shared.trace.ProbeKind].
    public long probes(String kind) {
        return events(TraceEvent.ProbeHit.class).filter(hit -> hit.kind().equals(kind)).count();
    }
}
