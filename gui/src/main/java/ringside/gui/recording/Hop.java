package ringside.gui.recording;

import java.util.ArrayList;
import java.util.List;
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
        /// A call or return within one ring.
        CALL,
        /// A change of ring and nothing more: a system call, or its return.
        CROSSING,
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
        List<Hop> hops = new ArrayList<>();
        Evidence before = new Evidence();
        Evidence after = new Evidence();
        Transfer pending = null;
        int place = -1;
        int messages = 0;
        for (int i = 0; i < events.size(); i++) {
            switch (events.get(i)) {
                case Transfer transfer -> {
                    if (pending != null) {
                        hops.add(classify(place, pending, before, after));
                    }
                    pending = transfer;
                    place = i;
                    before = after;
                    after = new Evidence();
                }
                case RingChange change -> after.ringChange(change.cause());
                case ExceptionRaised _ -> after.fault = true;
                case InterruptTaken _ -> after.interrupt = true;
                case ProbeHit hit when hit.kind().equals(ProbeKind.MESSAGE) -> {
                    messages++;
                    after.message = messages;
                }
                case RequestMark mark when mark.kind() == Mark.OPEN -> messages = 0;
                default -> { }
            }
        }
        if (pending != null) {
            hops.add(classify(place, pending, before, after));
        }
        return List.copyOf(hops);
    }

    private static Hop classify(int place, Transfer transfer, Evidence before, Evidence after) {
        Means means;
        int message = 0;
        if (before.fault) {
            means = Means.FAULT;
        } else if (before.interrupt) {
            means = Means.INTERRUPT;
        } else if (before.message > 0) {
            means = Means.MESSAGE;
            message = before.message;
        } else if (after.message > 0 && before.crossed) {
            means = Means.MESSAGE;
            message = after.message;
        } else {
            means = before.crossed ? Means.CROSSING : Means.CALL;
        }
        return new Hop(place, transfer.from(), transfer.to(), means, message);
    }

    /// What was seen between two hops.
    private static final class Evidence {
        private boolean crossed;
        private boolean fault;
        private boolean interrupt;
        private int message;

        void ringChange(Cause cause) {
            crossed = true;
            fault |= cause == Cause.EXCEPTION;
            interrupt |= cause == Cause.EXTERNAL_INTERRUPT;
        }
    }
}
