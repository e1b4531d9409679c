package ringside.gui.counters;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import ringside.gui.recording.LaneRecording;
import ringside.machine.trace.Stamp;
import ringside.workbench.measure.Measures;
import ringside.workbench.measure.RequestMeasure;
import ringside.workbench.trace.Request;

/// The counters of one lane as a function of the position. The workbench's own measures do the counting: requests that are over
/// count whole, one that is not counts as far as the cursor has come.
public final class CounterModel {
    private final LaneRecording recording;
    private final List<Request> requests;
    /// Sums over the first n requests, by counter.
    private final Map<Counter, double[]> sums = new EnumMap<>(Counter.class);

    public CounterModel(LaneRecording recording) {
        this.recording = recording;
        this.requests = recording.measured();
        for (Counter counter : Counter.values()) {
            double[] sum = new double[requests.size() + 1];
            for (int i = 0; i < requests.size(); i++) {
                sum[i + 1] = sum[i] + measured(counter, requests.get(i), true);
            }
            sums.put(counter, sum);
        }
    }

    /// The figures at `position`, all 0 before the first request; none of a lane that has not run.
    public Map<Counter, Long> at(int position, Scope scope) {
        if (recording.events().isEmpty()) {
            return Map.of();
        }
        return switch (scope) {
            case ALL -> all(position);
            case CURRENT -> current(position);
        };
    }

    private Map<Counter, Long> all(int position) {
        Stamp now = stamp(position);
        int over = 0;
        while (over < requests.size() && isOver(requests.get(over), now)) {
            over++;
        }
        Map<Counter, Double> figures = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            figures.put(counter, sums.get(counter)[over]);
        }
        for (int i = over; i < requests.size() && isOpen(requests.get(i), now); i++) {
            add(figures, requests.get(i), position);
        }
        return rounded(figures);
    }

    private Map<Counter, Long> current(int position) {
        Map<Counter, Double> figures = new EnumMap<>(Counter.class);
        int request = recording.requestAt(position);
        if (request >= 0) {
            long id = recording.requests().get(request).id();
            requests.stream().filter(each -> each.id() == id).findFirst().ifPresent(each -> add(figures, each, position));
        }
        return rounded(figures);
    }

    private void add(Map<Counter, Double> figures, Request request, int position) {
        Stamp now = stamp(position);
        boolean over = isOver(request, now);
        Request soFar = over ? request : cut(request, position);
        for (Counter counter : Counter.values()) {
            figures.merge(counter, measured(counter, soFar, over), Double::sum);
        }
    }

    /// The request as it stands at `position`, as if it were closed there.
    private Request cut(Request request, int position) {
        Stamp now = stamp(position);
        List<Request.Work> done = request.work().stream().filter(work -> work.event().at().sequence() <= now.sequence()).toList();
        return new Request(request.id(), request.opened(), now, done, instructions(request, position));
    }

    /// Instructions between consecutive events of a core belong to the request the later event is work for.
    private long instructions(Request request, int position) {
        long sum = 0;
        long before = request.opened().instructions();
        for (int i = recording.positionOf(request.opened().sequence()) + 1; i <= position; i++) {
            Stamp at = recording.events().get(i).at();
            if (at.core() == request.opened().core()) {
                sum += recording.requestId(i) == request.id() ? at.instructions() - before : 0;
                before = at.instructions();
            }
        }
        return sum;
    }

    private static double measured(Counter counter, Request request, boolean over) {
        if (counter == Counter.REQUESTS) {
            return over ? 1 : 0;
        }
        return Measures.named(counter.measure()).filter(RequestMeasure.class::isInstance)
                .map(RequestMeasure.class::cast).orElseThrow().of(request);
    }

    private Stamp stamp(int position) {
        return position < 0 ? null : recording.events().get(position).at();
    }

    private static boolean isOver(Request request, Stamp now) {
        return now != null && request.closed().sequence() <= now.sequence();
    }

    private static boolean isOpen(Request request, Stamp now) {
        return now != null && request.opened().sequence() <= now.sequence();
    }

    private static Map<Counter, Long> rounded(Map<Counter, Double> figures) {
        Map<Counter, Long> rounded = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            rounded.put(counter, Math.round(figures.getOrDefault(counter, 0.0)));
        }
        return rounded;
    }
}
