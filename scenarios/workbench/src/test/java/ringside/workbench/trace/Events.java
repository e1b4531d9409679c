package ringside.workbench.trace;

import java.util.ArrayList;
import java.util.List;
import ringside.machine.trace.Stamp;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.Cause;
import shared.trace.Mark;
import shared.trace.ProbeKind;

/// Traces made by hand. Each event comes 10 cycles and 5 instructions after the one before, on core 0.
public final class Events {
    private final List<TraceEvent> events = new ArrayList<>();
    private int ring = 3;

    /// An empty trace, in ring 3.
    public Events() {}

    private Stamp next() {
        int index = events.size();
        return new Stamp(index, 0, 10L * index, 5L * index, ring, 1, 0x1000, 0x40_0000 + index);
    }

    public List<TraceEvent> list() {
        return List.copyOf(events);
    }

    private Events add(TraceEvent event) {
        events.add(event);
        return this;
    }

    public Events booted() {
        return add(new TraceEvent.RequestMark(next(), Mark.BOOTED, 0));
    }

    public Events open(long id) {
        return add(new TraceEvent.RequestMark(next(), Mark.OPEN, id));
    }

    public Events close(long id) {
        return add(new TraceEvent.RequestMark(next(), Mark.CLOSE, id));
    }

    public Events ring(int to, Cause cause) {
        var event = new TraceEvent.RingChange(next(), ring, to, cause);
        ring = to;
        return add(event);
    }

    public Events space(long from, long to) {
        return add(new TraceEvent.AddressSpaceLoad(next(), from, to));
    }

    public Events message(long from, long to) {
        return probe(ProbeKind.MESSAGE, from, to, 0L);
    }

    public Events deliver(long from, long to) {
        return probe(ProbeKind.DELIVER, from, to);
    }

    public Events threadSwitch(long from, long to) {
        return probe(ProbeKind.SWITCH, from, to);
    }

    public Events schedule(long thread) {
        return probe(ProbeKind.SCHEDULE, thread);
    }

    public Events died(long domain) {
        return probe(ProbeKind.DIED, domain, 14L);
    }

    public Events restarted(long domain) {
        return probe(ProbeKind.RESTARTED, domain);
    }

    private Events probe(String kind, Long... arguments) {
        return add(new TraceEvent.ProbeHit(next(), kind, kind, List.of(arguments)));
    }

    public Events interrupt(int vector) {
        return add(new TraceEvent.InterruptTaken(next(), vector));
    }

    public Events exception(int vector) {
        return add(new TraceEvent.ExceptionRaised(next(), vector, 2, 0x1234));
    }

    public Events interruptReturn() {
        return add(new TraceEvent.InterruptReturn(next()));
    }

    public Events tlbMiss() {
        return add(new TraceEvent.TlbMiss(next(), 0x5000));
    }

    public Events transfer(int from, int to) {
        return add(new TraceEvent.Transfer(next(), from, to));
    }

    public Events copy(long bytes, int from, int to) {
        return add(new TraceEvent.Copy(next(), 0x1000, 0x2000, bytes, from, to));
    }

    public Events console(int value) {
        return add(new TraceEvent.ConsoleByte(next(), value));
    }
}
