package ringside.gui.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.RequestMark;
import ringside.workbench.trace.Request;
import shared.trace.Mark;

/// What one lane's machine reported, with the places a viewer wants to stop at. Immutable.
///
/// A *position* in a recording is the index of the last event that has happened; [#BEFORE] means none.
public final class LaneRecording {
    /// Position before the first event.
    public static final int BEFORE = -1;

    private final LanePicture picture;
    private final List<String> components;
    private final List<TraceEvent> events;
    private final long[] requestIds;
    private final List<Request> measured;
    private final List<RequestSpan> requests;
    private final List<Hop> hops;
    private final Residents residents;
    private final CoreEvents cores;
    private final List<FaultMark> faults;

    /// @param components names by the index that events carry; element 0 is code that belongs to no component
    /// @param events     in the order in which the machine reported them
    /// @param requestIds for each event, the request it works for, 0 for none
    /// @param measured   requests that were opened and closed, with the events that were work for them
    public LaneRecording(LanePicture picture, List<String> components, List<TraceEvent> events, long[] requestIds, List<Request> measured) {
        this.picture = picture;
        this.components = List.copyOf(components);
        this.events = List.copyOf(events);
        this.requestIds = requestIds.clone();
        this.measured = List.copyOf(measured);
        this.requests = findRequests(this.events);
        this.hops = Hop.allOf(this.events);
        this.residents = Residents.observedIn(this.events);
        this.cores = new CoreEvents(this.events);
        this.faults = FaultMarks.in(this.events);
    }

    /// How many cores took part in a run, at least one.
    public static int coresIn(List<TraceEvent> events) {
        return CoreEvents.count(events);
    }

    public LanePicture picture() {
        return picture;
    }

    public int cores() {
        return cores.cores();
    }

    /// Position of the last event of a core at or before `position`, or [#BEFORE].
    public int lastOn(int core, int position) {
        return cores.last(core, position);
    }

    public List<TraceEvent> events() {
        return events;
    }

    /// Request that the event at `position` works for, 0 for none.
    public long requestId(int position) {
        return requestIds[position];
    }

    /// Requests that were opened and closed, as the workbench measures them.
    public List<Request> measured() {
        return measured;
    }

    /// Marked requests, by the order in which they were opened.
    public List<RequestSpan> requests() {
        return requests;
    }

    /// Changes of component, in order.
    public List<Hop> hops() {
        return hops;
    }

    /// Which component lives in each thread and address space.
    public Residents residents() {
        return residents;
    }

    /// Where something went wrong for good, in order.
    public List<FaultMark> faults() {
        return faults;
    }

    /// Model cycle of the event at `position`, counted from the opening of the first request or, where there is none, from the first
    /// event; negative before it.
    public long moment(int position) {
        if (events.isEmpty()) {
            return 0;
        }
        return cycle(Math.max(0, position)) - cycle(requests.isEmpty() ? 0 : requests.getFirst().open());
    }

    /// Name of a component; "unknown code" for index 0 and for an index the run did not name.
    public String component(int index) {
        return index > 0 && index < components.size() ? components.get(index) : "unknown code";
    }

    /// What people call a component: programs by their file's name without the folder.
    public String name(int index) {
        String component = component(index);
        return component.substring(component.lastIndexOf('/') + 1);
    }

    /// Position just before the first request, from which playing starts. A lane that never came to a request stands at its end,
    /// where it shows how far it came.
    public int start() {
        return requests.isEmpty() ? end() : requests.getFirst().open() - 1;
    }

    /// First event worth listing: the first request's, or the very first where there is no request.
    public int firstListed() {
        return requests.isEmpty() ? 0 : requests.getFirst().open();
    }

    /// Position after everything.
    public int end() {
        return events.size() - 1;
    }

    /// Position of the event with a machine's sequence number, or of the last one before it.
    public int positionOf(long sequence) {
        return lastNotBeyond(events, event -> event.at().sequence() <= sequence);
    }

    /// Index of the last hop at or before `position`, or -1.
    public int hopAt(int position) {
        return lastNotBeyond(hops, hop -> hop.event() <= position);
    }

    /// Index of the request that was opened last at `position`, or -1.
    public int requestAt(int position) {
        return lastNotBeyond(requests, request -> request.open() <= position);
    }

    /// Model cycles between the opening of the first request and the event at `position`; negative before it.
    public long cyclesSinceStart(int position) {
        if (requests.isEmpty() || position < 0) {
            return 0;
        }
        return cycle(position) - cycle(requests.getFirst().open());
    }

    /// Model cycles since the opening of the request that `position` is in; empty outside of requests.
    public OptionalLong cyclesInRequest(int position) {
        int request = requestAt(position);
        if (request < 0 || position > requests.get(request).close()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(cycle(position) - cycle(requests.get(request).open()));
    }

    /// Index of the last element of an ordered list that is not beyond a limit, or -1.
    private static <T> int lastNotBeyond(List<T> ordered, Predicate<T> notBeyond) {
        int low = 0;
        int high = ordered.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (notBeyond.test(ordered.get(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private long cycle(int position) {
        return events.get(position).at().cycle();
    }

    private static List<RequestSpan> findRequests(List<TraceEvent> events) {
        List<RequestMark> marks = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof RequestMark mark && mark.kind() != Mark.BOOTED) {
                marks.add(mark);
                places.add(i);
            }
        }
        List<RequestSpan> spans = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i).kind() == Mark.OPEN) {
                spans.add(new RequestSpan(marks.get(i).id(), places.get(i), closeOf(marks, places, i, events.size() - 1)));
            }
        }
        return List.copyOf(spans);
    }

    private static int closeOf(List<RequestMark> marks, List<Integer> places, int opened, int lastEvent) {
        for (int i = opened + 1; i < marks.size(); i++) {
            if (marks.get(i).kind() == Mark.CLOSE && marks.get(i).id() == marks.get(opened).id()) {
                return places.get(i);
            }
        }
        return lastEvent;
    }
}
