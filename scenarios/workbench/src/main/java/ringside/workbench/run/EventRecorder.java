package ringside.workbench.run;

import java.util.ArrayList;
import java.util.List;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceSink;

/// Keeps the events of a run up to a limit.
final class EventRecorder implements TraceSink {
    private final int limit;
    private final Runnable stop;
    private final List<TraceEvent> events = new ArrayList<>();

    /// @param stop asked to end the run when the limit is reached
    EventRecorder(int limit, Runnable stop) {
        this.limit = limit;
        this.stop = stop;
    }

    @Override
    public void accept(TraceEvent event) {
        if (events.size() < limit) {
            events.add(event);
        } else {
            stop.run();
        }
    }

    boolean full() {
        return events.size() >= limit;
    }

    int size() {
        return events.size();
    }

    List<TraceEvent> events() {
        return List.copyOf(events);
    }
}
