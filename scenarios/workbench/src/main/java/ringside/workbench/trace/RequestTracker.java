package ringside.workbench.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.Cause;
import shared.trace.Mark;
import shared.trace.ProbeKind;

/// Finds out for which request each event was work.
///
/// A request belongs to the thread that marked it. Which thread a core runs is known from `switch` probes; a `deliver` probe
/// hands the request of one thread to another. The giver keeps working for it until it leaves the core or the
/// kernel, so that the delivery
/// itself is counted.
public final class RequestTracker {
    /// The thread of a core on which no switch has been seen yet.
    private static final long UNKNOWN_THREAD = Long.MIN_VALUE;

    private final Map<Long, Long> requestOfThread = new HashMap<>();
    private final Set<Long> giving = new HashSet<>();
    /// For each thread, what it entered and has not returned from; true for an interrupt.
    private final Map<Long, Deque<Boolean>> entered = new HashMap<>();
    private final Map<Integer, CoreState> cores = new HashMap<>();
    private final Map<Long, RequestBuilder> requests = new LinkedHashMap<>();

    private static final class CoreState {
        private long thread = UNKNOWN_THREAD;
        private long instructions;
        private boolean justReturned;
        private boolean returnedFromInterrupt;
    }

    private static final class RequestBuilder {
        private final TraceEvent.RequestMark opened;
        private TraceEvent.RequestMark closed;
        private final List<Request.Work> work = new ArrayList<>();
        private long instructions;

        private RequestBuilder(TraceEvent.RequestMark opened) {
            this.opened = opened;
        }

        private Request finish() {
            return new Request(opened.id(), opened.at(), closed.at(), List.copyOf(work), instructions);
        }
    }

    /// @param requestIds for each event, the request it worked for, 0 for none
    /// @param requests   those opened and closed, in order of opening
    public record Attribution(long[] requestIds, List<Request> requests) {}

    private RequestTracker() {}

    public static Attribution attribute(List<TraceEvent> events) {
        var tracker = new RequestTracker();
        var ids = new long[events.size()];
        for (int index = 0; index < ids.length; index++) {
            ids[index] = tracker.attribute(events.get(index));
        }
        var finished = tracker.requests.values().stream()
                .filter(request -> request.closed != null)
                .map(RequestBuilder::finish)
                .toList();
        return new Attribution(ids, finished);
    }

    private long attribute(TraceEvent event) {
        var core = cores.computeIfAbsent(event.at().core(), _ -> new CoreState());
        long before = requestOf(core);
        if (requests.containsKey(before)) {
            requests.get(before).instructions += event.at().instructions() - core.instructions;
        }
        core.instructions = event.at().instructions();
        boolean asynchronous = asynchronous(event, core);
        long request = apply(event, core, before);
        core.justReturned = event instanceof TraceEvent.InterruptReturn;
        if (requests.containsKey(request)) {
            requests.get(request).work.add(new Request.Work(event, asynchronous));
            return request;
        }
        return 0;
    }

    /// Whether the event is part of an interrupt's handling rather than of the thread's own instructions.
    private boolean asynchronous(TraceEvent event, CoreState core) {
        var stack = entered.computeIfAbsent(core.thread, _ -> new ArrayDeque<>());
        boolean within = stack.contains(true);
        return switch (event) {
            case TraceEvent.InterruptTaken _ -> {
                stack.push(true);
                yield true;
            }
            case TraceEvent.ExceptionRaised _ -> {
                stack.push(false);
                yield within;
            }
            case TraceEvent.InterruptReturn _ -> {
                core.returnedFromInterrupt = !stack.isEmpty() && stack.pop();
                yield within;
            }
            case TraceEvent.RingChange change when change.cause() == Cause.EXTERNAL_INTERRUPT -> true;
            case TraceEvent.RingChange change when change.cause() == Cause.IRET && core.justReturned -> core.returnedFromInterrupt;
            default -> within;
        };
    }

    /// Follows marks, switches and deliveries; answers the request the event itself belongs to.
    private long apply(TraceEvent event, CoreState core, long before) {
        switch (event) {
            case TraceEvent.RequestMark mark when mark.kind() == Mark.OPEN -> {
                requestOfThread.put(core.thread, mark.id());
                requests.put(mark.id(), new RequestBuilder(mark));
                return mark.id();
            }
            case TraceEvent.RequestMark mark when mark.kind() == Mark.CLOSE -> {
                requestOfThread.values().removeIf(id -> id == mark.id());
                if (requests.containsKey(mark.id())) {
                    requests.get(mark.id()).closed = mark;
                }
                return mark.id();
            }
            case TraceEvent.ProbeHit probe when probe.kind().equals(ProbeKind.SWITCH) && probe.arguments().size() >= 2 ->
                    switchThread(core, probe.arguments().get(0), probe.arguments().get(1));
            case TraceEvent.ProbeHit probe when probe.kind().equals(ProbeKind.DELIVER) && probe.arguments().size() >= 2 ->
                    deliver(core, probe.arguments().get(0), probe.arguments().get(1));
            case TraceEvent.RingChange change when change.to() == 3 -> give(core.thread);
            default -> { }
        }
        return before;
    }

    private void switchThread(CoreState core, long from, long to) {
        if (core.thread == UNKNOWN_THREAD) {
            rename(from);
        } else {
            give(core.thread);
        }
        core.thread = to;
    }

    private void rename(long thread) {
        if (requestOfThread.containsKey(UNKNOWN_THREAD)) {
            requestOfThread.put(thread, requestOfThread.remove(UNKNOWN_THREAD));
        }
        if (entered.containsKey(UNKNOWN_THREAD)) {
            entered.put(thread, entered.remove(UNKNOWN_THREAD));
        }
    }

    private void deliver(CoreState core, long from, long to) {
        var request = requestOfThread.get(from);
        if (request == null) {
            return;
        }
        requestOfThread.put(to, request);
        giving.remove(to);
        giving.add(from);
        if (core.thread != from) {
            give(from);
        }
    }

    private void give(long thread) {
        if (giving.remove(thread)) {
            requestOfThread.remove(thread);
        }
    }

    private long requestOf(CoreState core) {
        return requestOfThread.getOrDefault(core.thread, 0L);
    }
}
