package ringside.machine.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The events of all cores in one order, and what the observer knows of the code they run.
public final class TraceStream {
    private TraceSink sink;
    private final Attribution attribution;
    private final Map<Long, Observation.ProbePoint> probes = new HashMap<>();
    private long sequence;

    public TraceStream(Observation observation, TraceSink sink) {
        this.sink = sink;
        this.attribution = new Attribution(observation);
        observation.probes().forEach(probe -> probes.put(probe.address(), probe));
    }

    /// Component names, including programs seen so far.
    public List<String> components() {
        return attribution.names();
    }

    /// Another sink from now on; answers the one before.
    public TraceSink redirect(TraceSink next) {
        var before = sink;
        sink = next;
        return before;
    }

    Attribution attribution() {
        return attribution;
    }

    /// The probe at an address of an address space, or null.
    Observation.ProbePoint probeAt(long linear, long root) {
        var probe = probes.get(linear);
        return probe != null ? probe : attribution.programProbe(linear, root);
    }

    /// Number of the next event.
    long next() {
        return sequence++;
    }

    void emit(TraceEvent event) {
        sink.accept(event);
    }
}
