package ringside.machine.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// The events of all cores in one order, and what the observer knows of the code they run.
public final class TraceStream {
    private TraceSink sink;
    private final Attribution attribution;
    private final Map<Long, Observation.ProbePoint> probes = new HashMap<>();
    private long sequence;
    private InstructionSink lister;
    private BiFunction<Integer, Long, String> text;

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

    /// Who hears of each instruction from now on, and what makes text of it, given a core and a linear address.
    public void list(InstructionSink next, BiFunction<Integer, Long, String> disassembler) {
        lister = next;
        text = disassembler;
    }

    /// Whether each instruction is asked for.
    public boolean lists() {
        return lister != null;
    }

    void list(Stamp at, long linear) {
        lister.executes(at, text.apply(at.core(), linear));
    }

    Attribution attribution() {
        return attribution;
    }

    /// The probe at an address of an address space, or null.
    Observation.ProbePoint probeAt(long linear, long root) {
        var probe = probes.get(linear);
        return probe != null ? probe : attribution.programProbe(linear, root);
    }

    /// Number of the next event, which takes it.
    long next() {
        return sequence++;
    }

    /// The same, and nobody takes it.
    long upcoming() {
        return sequence;
    }

    void emit(TraceEvent event) {
        sink.accept(event);
    }
}
