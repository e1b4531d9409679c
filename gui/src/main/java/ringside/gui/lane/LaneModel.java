package ringside.gui.lane;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ringside.gui.recording.LanePicture.Box;
import ringside.gui.lane.LaneState.Activity;
import ringside.gui.recording.Hop;
import ringside.gui.recording.LaneRecording;
import ringside.gui.recording.RequestSpan;
import ringside.machine.trace.Stamp;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.ConsoleByte;
import ringside.machine.trace.TraceEvent.ExceptionRaised;
import ringside.machine.trace.TraceEvent.Halted;
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
    public record Moment(LaneState state, Map<String, Double> shares, long crossings) {
        Moment withPrograms(Map<String, String> names) {
            return new Moment(state.withPrograms(names), shares, crossings);
        }
    }

    public LaneModel(LaneRecording recording) {
        this.recording = recording;
    }

    public LaneState at(int position) {
        if (position < 0 || recording.events().isEmpty()) {
            return LaneState.NOTHING;
        }
        TraceEvent event = recording.events().get(position);
        int component = component(event);
        int ring = event instanceof RingChange change ? change.to() : event.at().ring();
        int request = recording.requestAt(position);
        return new LaneState(recording.name(component), programs(position), box(component, event.at().core()), elsewhere(position), ring,
                hop(position, request), device(event), activity(position, event), request + 1);
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
                long spent = sinceLastOnCore(i);
                total += spent;
                boxAt(i).ifPresent(box -> cycles.merge(box, (double) spent, Double::sum));
            }
        }
        double all = Math.max(1, total);
        cycles.replaceAll((_, spent) -> spent / all);
        return new Moment(at(position), Map.copyOf(cycles), crossings);
    }

    /// Cycles between an event and the one before it on the same core.
    private long sinceLastOnCore(int position) {
        Stamp at = recording.events().get(position).at();
        int before = recording.lastOn(at.core(), position - 1);
        return before < 0 ? 0 : at.cycle() - recording.events().get(before).at().cycle();
    }

    /// Boxes the request visits after position `from` up to position `to`, in order, the first one being where it was at `from`.
    /// Going back in time gives the same way in reverse.
    public List<String> way(int from, int to) {
        if (to < from) {
            return way(to, from).reversed();
        }
        List<String> way = new ArrayList<>();
        place(from).ifPresent(way::add);
        for (int hop = recording.hopAt(from) + 1; hop <= recording.hopAt(to); hop++) {
            pass(way, target(recording.hops().get(hop)));
        }
        pass(way, place(to));
        return way;
    }

    /// The box where the request is, after the one from which its latest hop brought it there.
    public List<String> latestStep(int position) {
        LaneState state = at(position);
        List<String> step = new ArrayList<>();
        state.hop().flatMap(hop -> box(hop.from(), coreOf(hop))).ifPresent(step::add);
        state.box().filter(box -> !step.contains(box)).ifPresent(step::add);
        return step;
    }

    /// Box that stands for a component index on a core, empty for code that belongs to none.
    public Optional<String> box(int component, int core) {
        return component <= 0 ? Optional.empty() : recording.picture().boxOf(recording.component(component), core).map(Box::id);
    }

    private static void pass(List<String> way, Optional<String> box) {
        box.filter(each -> way.isEmpty() || !way.getLast().equals(each)).ifPresent(way::add);
    }

    private Optional<String> place(int position) {
        return position < 0 ? Optional.empty() : at(position).box();
    }

    private Optional<String> target(Hop hop) {
        return box(hop.to(), coreOf(hop));
    }

    private int coreOf(Hop hop) {
        return recording.events().get(hop.event()).at().core();
    }

    private Optional<String> boxAt(int position) {
        Stamp at = recording.events().get(position).at();
        return box(at.component(), at.core());
    }

    private static int component(TraceEvent event) {
        return event instanceof Transfer transfer ? transfer.to() : event.at().component();
    }

    /// Where the other cores are.
    private Set<String> elsewhere(int position) {
        int here = recording.events().get(position).at().core();
        Set<String> boxes = new HashSet<>();
        for (int core = 0; core < recording.cores(); core++) {
            int last = core == here ? LaneRecording.BEFORE : recording.lastOn(core, position);
            if (last >= 0 && !(recording.events().get(last) instanceof Halted)) {
                box(component(recording.events().get(last)), core).ifPresent(boxes::add);
            }
        }
        return boxes;
    }

    /// For each box that stands for programs, the name of the one that runs there or was left last.
    private Map<String, String> programs(int position) {
        Map<String, String> names = new HashMap<>();
        for (int core = 0; core < recording.cores(); core++) {
            int last = recording.lastOn(core, position);
            if (last >= 0) {
                int program = program(component(recording.events().get(last)), core, position);
                box(program, core).ifPresent(box -> names.put(box, recording.name(program)));
            }
        }
        return names;
    }

    /// The component itself if it is a program, else the program that was left last on the core, 0 if there was none.
    private int program(int component, int core, int position) {
        if (isProgram(component, core)) {
            return component;
        }
        for (int hop = recording.hopAt(position); hop >= 0; hop--) {
            Hop left = recording.hops().get(hop);
            if (coreOf(left) == core && isProgram(left.from(), core)) {
                return left.from();
            }
        }
        return 0;
    }

    private boolean isProgram(int component, int core) {
        return component > 0 && recording.picture().boxOf(recording.component(component), core).filter(Box::program).isPresent();
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
