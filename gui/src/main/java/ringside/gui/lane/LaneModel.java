package ringside.gui.lane;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringside.gui.recording.LanePicture.Box;
import ringside.gui.lane.LaneState.Activity;
import ringside.gui.recording.Hop;
import ringside.gui.recording.LaneRecording;
import ringside.gui.recording.RequestSpan;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.ConsoleByte;
import ringside.machine.trace.TraceEvent.ExceptionRaised;
import ringside.machine.trace.TraceEvent.PortAccess;
import ringside.machine.trace.TraceEvent.RingChange;
import ringside.machine.trace.TraceEvent.Transfer;
import shared.map.IoPort;

/// The state of a lane as a function of its recording and a position. Holds no state of its own.
public final class LaneModel {
    private static final int SERIAL_REGISTERS = 8;
    private static final String SERIAL_LINE = "com1";

    private final LaneRecording recording;

    /// Everything a lane shows at one position.
    ///
    /// @param shares    share of the request's cycles by box, 0 to 1
    /// @param crossings changes of ring in the request so far
    public record Moment(LaneState state, Map<String, Double> shares, long crossings) {}

    public LaneModel(LaneRecording recording) {
        this.recording = recording;
    }

    public LaneState at(int position) {
        if (position < 0 || recording.events().isEmpty()) {
            return LaneState.NOTHING;
        }
        TraceEvent event = recording.events().get(position);
        int component = event instanceof Transfer transfer ? transfer.to() : event.at().component();
        int ring = event instanceof RingChange change ? change.to() : event.at().ring();
        int request = recording.requestAt(position);
        return new LaneState(recording.name(component), program(component, position), box(component), ring, hop(position, request), device(event),
                activity(position, event), request + 1);
    }

    /// State and the request's figures at `position`.
    public Moment momentAt(int position) {
        int request = recording.requestAt(position);
        if (request < 0 || position > recording.requests().get(request).close()) {
            return new Moment(at(position), Map.of(), 0);
        }
        RequestSpan span = recording.requests().get(request);
        Map<String, Double> cycles = new HashMap<>();
        long crossings = 0;
        long total = 0;
        for (int i = span.open(); i <= position; i++) {
            if (recording.events().get(i) instanceof RingChange && recording.requestId(i) == span.id()) {
                crossings++;
            }
            if (i > span.open()) {
                long spent = recording.events().get(i).at().cycle() - recording.events().get(i - 1).at().cycle();
                total += spent;
                box(recording.events().get(i).at().component()).ifPresent(box -> cycles.merge(box, (double) spent, Double::sum));
            }
        }
        double all = Math.max(1, total);
        cycles.replaceAll((_, spent) -> spent / all);
        return new Moment(at(position), Map.copyOf(cycles), crossings);
    }

    /// Boxes the request visits after position `from` up to position `to`, in order, the first one being where it was at `from`.
    /// Going back in time gives the same way in reverse.
    public List<String> way(int from, int to) {
        if (to < from) {
            return way(to, from).reversed();
        }
        List<String> way = new ArrayList<>();
        at(from).box().ifPresent(way::add);
        for (int hop = recording.hopAt(from) + 1; hop <= recording.hopAt(to); hop++) {
            box(recording.hops().get(hop).to()).filter(box -> way.isEmpty() || !way.getLast().equals(box)).ifPresent(way::add);
        }
        return way;
    }

    /// The box where the request is, after the one from which its latest hop brought it there.
    public List<String> latestStep(int position) {
        LaneState state = at(position);
        List<String> step = new ArrayList<>();
        state.hop().flatMap(hop -> box(hop.from())).ifPresent(step::add);
        state.box().filter(box -> !step.contains(box)).ifPresent(step::add);
        return step;
    }

    /// Box that stands for a component index, empty for code that belongs to none.
    public Optional<String> box(int component) {
        return component <= 0 ? Optional.empty() : recording.picture().boxOf(recording.component(component)).map(Box::id);
    }

    /// Name of the program that runs or, failing that, of the one that was left last.
    private String program(int component, int position) {
        if (isProgram(component)) {
            return recording.name(component);
        }
        for (int hop = recording.hopAt(position); hop >= 0; hop--) {
            if (isProgram(recording.hops().get(hop).from())) {
                return recording.name(recording.hops().get(hop).from());
            }
        }
        return "";
    }

    private boolean isProgram(int component) {
        return component > 0 && recording.picture().boxOf(recording.component(component)).filter(Box::perProcess).isPresent();
    }

    private Optional<Hop> hop(int position, int request) {
        int hop = recording.hopAt(position);
        if (hop < 0 || request < 0) {
            return Optional.empty();
        }
        RequestSpan span = recording.requests().get(request);
        return position > span.close() || recording.hops().get(hop).event() < span.open()
                ? Optional.empty() : Optional.of(recording.hops().get(hop));
    }

    private Activity activity(int position, TraceEvent event) {
        if (position == recording.end()) {
            return Activity.ENDED;
        }
        int request = recording.requestAt(position);
        if (request < 0) {
            return Activity.NOT_STARTED;
        }
        if (event instanceof ExceptionRaised) {
            return Activity.FAULT;
        }
        int close = recording.requests().get(request).close();
        return position > close ? Activity.BETWEEN_REQUESTS : position == close ? Activity.REQUEST_DONE : Activity.RUNNING;
    }

    private Optional<String> device(TraceEvent event) {
        boolean serial = event instanceof ConsoleByte
                || event instanceof PortAccess access && access.port() >= IoPort.COM1 && access.port() < IoPort.COM1 + SERIAL_REGISTERS;
        return Optional.of(SERIAL_LINE).filter(line -> serial && hasDevice(line));
    }

    private boolean hasDevice(String id) {
        return recording.picture().boxes().stream().anyMatch(box -> box.kind() == Box.Kind.DEVICE && box.id().equals(id));
    }
}
