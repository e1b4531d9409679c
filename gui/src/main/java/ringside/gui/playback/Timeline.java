package ringside.gui.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import ringside.gui.recording.LaneRecording;

/// The stops a viewer can make in one unit and one alignment: for every stop, the position of every lane.
///
/// Positions never decrease from stop to stop. Stop 0 is the moment before the first request, the last stop the end of the run. A
/// hidden lane makes no stops of its own but follows the others.
public final class Timeline {
    private final List<int[]> positions;
    private final int[] requests;

    private Timeline(List<int[]> positions, int[] requests) {
        this.positions = positions;
        this.requests = requests;
    }

    /// @param visible one flag per lane
    public static Timeline of(List<LaneRecording> lanes, List<Boolean> visible, Alignment alignment, StepUnit unit) {
        return switch (alignment) {
            case REQUEST -> byRequest(lanes, visible, unit);
            case CYCLE -> byCycle(lanes, visible, unit);
        };
    }

    public int stops() {
        return positions.size();
    }

    public int last() {
        return positions.size() - 1;
    }

    /// Position of a lane at a stop.
    public int position(int stop, int lane) {
        return positions.get(stop)[lane];
    }

    /// Positions of all lanes at a stop; the caller's own copy.
    public int[] positions(int stop) {
        return positions.get(stop).clone();
    }

    /// Index of the request the stop belongs to; -1 before the first one and at the end of the run.
    public int request(int stop) {
        return requests[stop];
    }

    /// Last stop at which no lane is beyond `limits`.
    public int floor(int[] limits) {
        int stop = 0;
        while (stop < last() && notBeyond(positions.get(stop + 1), limits)) {
            stop++;
        }
        return stop;
    }

    /// First stop at which no lane is before `limits`.
    public int ceiling(int[] limits) {
        int stop = 0;
        while (stop < last() && !notBeyond(limits, positions.get(stop))) {
            stop++;
        }
        return stop;
    }

    /// First stop among those that come closest to `position` of `lane` without going beyond it.
    public int locate(int lane, int position) {
        int stop = 0;
        while (stop < last() && position(stop + 1, lane) <= position) {
            stop++;
        }
        while (stop > 0 && position(stop - 1, lane) == position(stop, lane)) {
            stop--;
        }
        return stop;
    }

    /// First stop of the request after the one at `stop`, or the last stop.
    public int nextRequest(int stop) {
        int next = stop + 1;
        while (next < last() && !startsRequest(next)) {
            next++;
        }
        return Math.min(next, last());
    }

    /// First stop of the request at `stop`, or of the one before if `stop` is that already.
    public int previousRequest(int stop) {
        int previous = stop - 1;
        while (previous > 0 && !startsRequest(previous)) {
            previous--;
        }
        return Math.max(previous, 0);
    }

    private boolean startsRequest(int stop) {
        return requests[stop] >= 0 && requests[stop] != requests[stop - 1];
    }

    private static boolean notBeyond(int[] candidate, int[] limits) {
        for (int lane = 0; lane < candidate.length; lane++) {
            if (candidate[lane] > limits[lane]) {
                return false;
            }
        }
        return true;
    }

    private static Timeline byRequest(List<LaneRecording> lanes, List<Boolean> visible, StepUnit unit) {
        Stops stops = new Stops();
        stops.add(starts(lanes), -1);
        int requests = 0;
        for (LaneRecording lane : lanes) {
            requests = Math.max(requests, lane.requests().size());
        }
        for (int request = 0; request < requests; request++) {
            addRequest(stops, lanes, visible, unit, request);
        }
        stops.add(ends(lanes), -1);
        return stops.timeline();
    }

    private static void addRequest(Stops stops, List<LaneRecording> lanes, List<Boolean> visible, StepUnit unit, int request) {
        List<int[]> steps = new ArrayList<>();
        int longest = 0;
        for (int lane = 0; lane < lanes.size(); lane++) {
            steps.add(LaneStops.inRequest(lanes.get(lane), request, unit));
            if (visible.get(lane)) {
                longest = Math.max(longest, steps.get(lane).length);
            }
        }
        int[] before = stops.latest();
        for (int step = 0; step < longest; step++) {
            int[] positions = before.clone();
            for (int lane = 0; lane < lanes.size(); lane++) {
                int[] own = steps.get(lane);
                if (own.length > 0) {
                    positions[lane] = own[Math.min(step, own.length - 1)];
                }
            }
            stops.add(positions, request);
        }
    }

    private static Timeline byCycle(List<LaneRecording> lanes, List<Boolean> visible, StepUnit unit) {
        List<int[]> own = new ArrayList<>();
        List<long[]> moments = new ArrayList<>();
        TreeSet<Long> all = new TreeSet<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            own.add(LaneStops.inRun(lanes.get(lane), unit));
            moments.add(LaneStops.moments(lanes.get(lane), own.get(lane)));
            if (visible.get(lane)) {
                for (long moment : moments.get(lane)) {
                    all.add(moment);
                }
            }
        }
        Stops stops = new Stops();
        stops.add(starts(lanes), -1);
        int[] next = new int[lanes.size()];
        for (long moment : all) {
            int[] positions = stops.latest().clone();
            int request = -1;
            for (int lane = 0; lane < lanes.size(); lane++) {
                while (next[lane] < own.get(lane).length && moments.get(lane)[next[lane]] <= moment) {
                    positions[lane] = own.get(lane)[next[lane]++];
                }
                if (visible.get(lane)) {
                    request = Math.max(request, lanes.get(lane).requestAt(positions[lane]));
                }
            }
            stops.add(positions, request);
        }
        stops.add(ends(lanes), -1);
        return stops.timeline();
    }

    private static int[] starts(List<LaneRecording> lanes) {
        return lanes.stream().mapToInt(LaneRecording::start).toArray();
    }

    private static int[] ends(List<LaneRecording> lanes) {
        return lanes.stream().mapToInt(LaneRecording::end).toArray();
    }

    /// The list under construction.
    private static final class Stops {
        private final List<int[]> positions = new ArrayList<>();
        private final List<Integer> requests = new ArrayList<>();

        void add(int[] position, int request) {
            positions.add(position);
            requests.add(request);
        }

        int[] latest() {
            return positions.getLast();
        }

        Timeline timeline() {
            return new Timeline(List.copyOf(positions), requests.stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
