package ringside.gui.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import ringside.machine.trace.Stamp;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.ExceptionRaised;
import ringside.machine.trace.TraceEvent.ProbeHit;
import shared.trace.ProbeKind;

/// Finds faults by what follows them: an exception after which the component goes on in the same address space was handled and is no
/// fault; one after which it never runs again, or only in a new address space, or after which the kernel says that its domain died, is.
/// One that was stopped without an exception, because it had gone silent, is known by that word of the kernel alone.
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
            } else if (events.get(i) instanceof ProbeHit hit && hit.kind().equals(ProbeKind.DIED) && hit.arguments().getLast() < 0) {
                found.silence(i, hit);
            }
        }
        found.marks.sort((one, other) -> Integer.compare(one.position(), other.position()));
        return List.copyOf(found.marks);
    }

    private void exception(int position, Stamp at) {
        boolean renewed = false;
        for (int i = entered(position, at); i < events.size(); i++) {
            TraceEvent event = events.get(i);
            if (event instanceof ProbeHit hit && hit.kind().equals(ProbeKind.PANIC)) {
                break;
            }
            if (event instanceof ProbeHit hit && hit.kind().equals(ProbeKind.DIED)) {
                marks.add(new FaultMark(position, FaultMark.Kind.EXCEPTION, at.component()));
                restart(i, hit).ifPresent(restart -> marks.add(new FaultMark(restart, FaultMark.Kind.RESTART, at.component())));
                return;
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

    /// Whether the component executes again at the privilege it had.
    private static boolean runsAgain(TraceEvent event, Stamp at) {
        return !(event instanceof ExceptionRaised) && event.at().component() == at.component() && event.at().ring() == at.ring()
                && event.at().core() == at.core();
    }

    /// The first event after which a handler runs: until then the processor leaves the component, and reads descriptors and a stack for it.
    private int entered(int position, Stamp at) {
        for (int i = position + 1; i < events.size(); i++) {
            TraceEvent event = events.get(i);
            boolean leaving = event instanceof TraceEvent.TlbMiss || event instanceof ExceptionRaised;
            if (event.at().core() == at.core() && !leaving) {
                return event instanceof TraceEvent.RingChange || event instanceof TraceEvent.Transfer ? i + 1 : i;
            }
        }
        return events.size();
    }

    /// Whose domain it was that died is known when a component of the same domain serves again.
    private void silence(int position, ProbeHit died) {
        restart(position, died).ifPresent(restart -> {
            int component = caller(restart);
            marks.add(new FaultMark(position, FaultMark.Kind.SILENCE, component));
            marks.add(new FaultMark(restart, FaultMark.Kind.RESTART, component));
        });
    }

    /// Where the domain that died at a position serves again.
    private OptionalInt restart(int position, ProbeHit died) {
        return IntStream.range(position + 1, events.size())
                .filter(i -> events.get(i) instanceof ProbeHit hit && hit.kind().equals(ProbeKind.RESTARTED)
                        && hit.arguments().getFirst().equals(died.arguments().getFirst()))
                .findFirst();
    }

    /// The component outside ring 0 whose system call is being served at a position: library code goes by the name of what ran before it,
    /// which right after a return is the kernel, so what counts is the last transfer.
    private int caller(int position) {
        int core = events.get(position).at().core();
        for (int i = position - 1; i >= 0; i--) {
            if (events.get(i) instanceof TraceEvent.Transfer transfer && transfer.at().core() == core && transfer.at().ring() != 0) {
                return transfer.to();
            }
        }
        return 0;
    }
}
