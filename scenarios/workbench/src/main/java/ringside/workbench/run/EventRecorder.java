package ringside.workbench.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ringside.machine.Machine;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceSink;

/// Keeps the events of a run up to a limit, each with the instructions that all cores had retired before it.
final class EventRecorder implements TraceSink {
    private final int limit;
    private final Machine machine;
    private final List<TraceEvent> events = new ArrayList<>();
    private long[] positions = new long[1024];

    /// @param machine asked to end the run when the limit is reached
    EventRecorder(int limit, Machine machine) {
        this.limit = limit;
        this.machine = machine;
    }

    @Override
    public void accept(TraceEvent event) {
        if (events.size() < limit) {
            if (events.size() == positions.length) {
                positions = Arrays.copyOf(positions, 2 * positions.length);
            }
            positions[events.size()] = machine.retired();
            events.add(event);
        } else {
            machine.requestStop();
        }
    }

    boolean full() {
        return events.size() >= limit;
    }

    int size() {
        return events.size();
    }

    long[] positions() {
        return Arrays.copyOf(positions, events.size());
    }

    List<TraceEvent> events() {
        return List.copyOf(events);
    }
}
