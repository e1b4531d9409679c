package ringside.gui.recording;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.Cause;
import ringside.machine.trace.TraceEvent.ExceptionRaised;
import ringside.machine.trace.TraceEvent.InterruptTaken;
import ringside.machine.trace.TraceEvent.ProbeHit;
import ringside.machine.trace.TraceEvent.RequestMark;
import ringside.machine.trace.TraceEvent.RingChange;
import ringside.machine.trace.TraceEvent.Transfer;
import shared.trace.Mark;
import shared.trace.ProbeKind;

/// A change of component.
///
/// @param event   index of the event that shows it
/// @param message number of the message it carries, counted from 1 in each request; 0 unless `means` is MESSAGE
public record Hop(int event, int from, int to, Means means, int message) {

    /// How control went over, as far as the events around the hop tell.
    public enum Means {
        /// A call within one ring.
        CALL,
        /// Back to the component that called, within one ring.
        RETURN,
        /// A change to a ring of more privilege, by a system call or another instruction of the program.
        ENTRY,
        /// A change to a ring of less privilege.
        EXIT,
        /// One leg of a message's way: into the kernel with the message, or out of it to the receiver.
        MESSAGE,
        /// An exception.
        FAULT,
        /// An external interrupt.
        INTERRUPT
    }

    /// All changes of component among `events`.
    ///
    /// The events between the previous hop and the next one decide the means of a hop: a message probe after a crossing into the
    /// kernel makes that crossing, and the crossing out of it, the two legs of a message.
    static List<Hop> allOf(List<TraceEvent> events) {
        Map<Integer, Reader> readers = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            readers.computeIfAbsent(events.get(i).at().core(), _ -> new Reader()).read(i, events.get(i));
        }
        readers.values().forEach(Reader::finishHop);
        return readers.values().stream().flatMap(reader -> reader.hops.stream()).sorted(Comparator.comparingInt(Hop::event)).toList();
    }

    /// Reads the events of one core.
    private static final class Reader {
        private final List<Hop> hops = new ArrayList<>();
        private final Deque<Integer> callers = new ArrayDeque<>();
        private Evidence before = new Evidence();
        private Evidence after = new Evidence();
        private Transfer pending;
        private int place;
        private int messages;

        void read(int position, TraceEvent event) {
            switch (event) {
                case Transfer transfer -> {
                    finishHop();
                    pending = transfer;
                    place = position;
                    before = after;
                    after = new Evidence();
                }
                case RingChange change -> after.ringChange(change);
                case ExceptionRaised _ -> after.fault = true;
                case InterruptTaken _ -> after.interrupt = true;
                case ProbeHit hit when hit.kind().equals(ProbeKind.MESSAGE) -> {
                    messages++;
                    after.message = messages;
                }
                case RequestMark mark when mark.kind() != Mark.BOOTED -> messages = 0;
                default -> { }
            }
        }

        void finishHop() {
            if (pending != null) {
                Means means = means();
                int message = means != Means.MESSAGE ? 0 : before.message > 0 ? before.message : after.message;
                hops.add(new Hop(place, pending.from(), pending.to(), means, message));
            }
        }

        private Means means() {
            if (before.crossed()) {
                callers.clear();
            }
            if (before.fault) {
                return Means.FAULT;
            }
            if (before.interrupt) {
                return Means.INTERRUPT;
            }
            if (before.message > 0 || after.message > 0 && before.crossed()) {
                return Means.MESSAGE;
            }
            if (before.crossed()) {
                return before.toRing < before.fromRing ? Means.ENTRY : Means.EXIT;
            }
            if (!callers.isEmpty() && callers.peek() == pending.to()) {
                callers.pop();
                return Means.RETURN;
            }
            callers.push(pending.from());
            return Means.CALL;
        }
    }

    /// What was seen between two hops.
    private static final class Evidence {
        private int fromRing;
        private int toRing;
        private boolean fault;
        private boolean interrupt;
        private int message;

        boolean crossed() {
            return fromRing != toRing;
        }

        void ringChange(RingChange change) {
            fromRing = change.from();
            toRing = change.to();
            fault |= change.cause() == Cause.EXCEPTION;
            interrupt |= change.cause() == Cause.EXTERNAL_INTERRUPT;
        }
    }
}
