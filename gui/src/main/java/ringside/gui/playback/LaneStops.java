package ringside.gui.playback;

import java.util.stream.IntStream;
import ringside.gui.recording.Hop;
import ringside.gui.recording.LaneRecording;
import ringside.gui.recording.RequestSpan;

/// The positions of one lane at which a unit stops.
final class LaneStops {
    /// Events of one cycle that keep an order of their own in [#moments].
    private static final long EVENTS_PER_CYCLE = 1 << 10;

    private LaneStops() {}

    /// From the opening of a request to its closing mark. Event by event it goes on to the event before the next opening, so that
    /// nothing is left out between two requests.
    static int[] inRequest(LaneRecording lane, int request, StepUnit unit) {
        if (request >= lane.requests().size()) {
            return new int[0];
        }
        RequestSpan span = lane.requests().get(request);
        boolean last = request + 1 == lane.requests().size();
        int end = last ? span.close() : lane.requests().get(request + 1).open() - 1;
        int close = Math.min(span.close(), end);
        return switch (unit) {
            case EVENT -> IntStream.rangeClosed(span.open(), end).toArray();
            case HOP -> IntStream.concat(
                            IntStream.of(span.open(), close),
                            lane.hops().stream().mapToInt(Hop::event).filter(event -> event > span.open() && event <= close))
                    .sorted().distinct().toArray();
            case REQUEST -> new int[] {close};
        };
    }

    /// The stops of all requests.
    static int[] inRun(LaneRecording lane, StepUnit unit) {
        return IntStream.range(0, lane.requests().size()).flatMap(request -> IntStream.of(inRequest(lane, request, unit))).toArray();
    }

    /// One ascending number per position: cycles since the first request, and the order of events within a cycle.
    static long[] moments(LaneRecording lane, int[] positions) {
        long[] moments = new long[positions.length];
        for (int i = 0; i < positions.length; i++) {
            int order = 0;
            while (order < EVENTS_PER_CYCLE - 1 && positions[i] - order > 0
                    && lane.cyclesSinceStart(positions[i] - order - 1) == lane.cyclesSinceStart(positions[i])) {
                order++;
            }
            moments[i] = lane.cyclesSinceStart(positions[i]) * EVENTS_PER_CYCLE + order;
        }
        return moments;
    }
}
