package ringside.gui.recording;

import java.util.ArrayList;
import java.util.List;
import ringside.machine.trace.Stamp;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.ExceptionRaised;
import ringside.machine.trace.TraceEvent.ProbeHit;
import shared.trace.ProbeKind;

/// Finds faults by what follows them: an exception after which the component goes on in the same address space was handled and is no
/// fault; one after which it never runs again, or only in a new address space, is.
final class FaultMarks {
    private final List<TraceEvent> events;
    private final List<FaultMark> marks = new ArrayList<>();

    private FaultMarks(List<TraceEvent> events) {
        this.events = events;
    }

    static List<FaultMark> in(List<TraceEvent> events) {
        FaultMarks found = new FaultMarks(events);
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof ProbeHit hit && hit.kind().equals(ProbeKind.PANIC)) {
                found.marks.add(new FaultMark(i, FaultMark.Kind.PANIC, hit.at().component()));
            } else if (events.get(i) instanceof ExceptionRaised raised) {
                found.exception(i, raised.at());
            }
        }
        found.marks.sort((one, other) -> Integer.compare(one.position(), other.position()));
        return List.copyOf(found.marks);
    }

    private void exception(int position, Stamp at) {
        boolean renewed = false;
        for (int i = position + 1; i < events.size(); i++) {
            TraceEvent event = events.get(i);
            if (event instanceof ProbeHit hit && hit.kind().equals(ProbeKind.PANIC)) {
                break;
            }
            renewed |= event instanceof ProbeHit hit && hit.kind().equals(ProbeKind.ADDRESS_SPACE) && hit.arguments().getFirst() == at.root();
            if (runsAgain(event, at)) {
                if (renewed || event.at().root() != at.root()) {
                    marks.add(new FaultMark(position, FaultMark.Kind.EXCEPTION, at.component()));
                    marks.add(new FaultMark(i, FaultMark.Kind.RESTART, at.component()));
                }
                return;
            }
        }
        marks.add(new FaultMark(position, FaultMark.Kind.EXCEPTION, at.component()));
    }

    /// Whether the component executes again at the privilege it had. The entry that the exception itself makes does not count.
    private static boolean runsAgain(TraceEvent event, Stamp at) {
        boolean entry = event instanceof TraceEvent.RingChange || event instanceof TraceEvent.Transfer || event instanceof ExceptionRaised;
        return !entry && event.at().component() == at.component() && event.at().ring() == at.ring() && event.at().core() == at.core();
    }
}
