package ringside.gui.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ringside.gui.recording.LanePicture;
import ringside.gui.recording.LanePicture.Box;
import ringside.gui.recording.LaneRecording;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.Halted;
import ringside.machine.trace.TraceEvent.Transfer;

/// Which component ran when, for each core of a lane, along the lane's own cycles.
final class TrackModel {
    /// Nobody runs.
    static final int IDLE = -1;

    private final LaneRecording recording;
    private final List<Box> boxes;
    private final List<Strip> strips = new ArrayList<>();
    /// For each position, the latest moment up to there: cores' clocks are not in step to the cycle.
    private final long[] latest;

    /// What one core did: from `starts[i]` on it was in box `boxes[i]`, or idle.
    record Strip(long[] starts, int[] boxes, long end) {

        /// Index of the piece at a cycle, or -1 before the first one.
        int pieceAt(long cycle) {
            int place = Arrays.binarySearch(starts, cycle);
            if (place < 0) {
                return -place - 2;
            }
            while (place + 1 < starts.length && starts[place + 1] == cycle) {
                place++;
            }
            return place;
        }

        long endOf(int piece) {
            return piece + 1 < starts.length ? starts[piece + 1] : end;
        }
    }

    TrackModel(LaneRecording recording) {
        this.recording = recording;
        this.boxes = recording.picture().boxes().stream().filter(box -> box.kind() == Box.Kind.COMPONENT).toList();
        this.latest = new long[recording.events().size()];
        long last = Long.MIN_VALUE;
        for (int i = 0; i < latest.length; i++) {
            last = Math.max(last, recording.moment(i));
            latest[i] = last;
        }
        for (int core = 0; core < recording.cores(); core++) {
            strips.add(strip(core));
        }
    }

    List<Strip> strips() {
        return strips;
    }

    String name(int box) {
        return boxes.get(box).component();
    }

    /// Whether a component runs in ring 3.
    boolean user(int box) {
        return recording.picture().levelOf(boxes.get(box).id()).equals(LanePicture.Row.USER_LEVEL);
    }

    /// Place of a component among those of the drawing.
    int order(int box) {
        return boxes.indexOf(boxes.stream().filter(each -> each.component().equals(name(box))).findFirst().orElseThrow());
    }

    long first() {
        return latest.length == 0 ? 0 : recording.moment(0);
    }

    long last() {
        return latest.length == 0 ? 0 : latest[latest.length - 1];
    }

    /// Position of the last event that has happened at a cycle.
    int positionAt(long cycle) {
        int place = Arrays.binarySearch(latest, cycle);
        if (place < 0) {
            return Math.max(0, -place - 2);
        }
        while (place + 1 < latest.length && latest[place + 1] == cycle) {
            place++;
        }
        return place;
    }

    private Strip strip(int core) {
        long[] starts = new long[recording.events().size()];
        int[] inBox = new int[starts.length];
        int size = 0;
        for (int i = 0; i < starts.length; i++) {
            TraceEvent event = recording.events().get(i);
            if (event.at().core() == core) {
                int box = box(event, core);
                if (size == 0 || inBox[size - 1] != box) {
                    starts[size] = recording.moment(i);
                    inBox[size++] = box;
                }
            }
        }
        return new Strip(Arrays.copyOf(starts, size), Arrays.copyOf(inBox, size), last());
    }

    private int box(TraceEvent event, int core) {
        int component = event instanceof Transfer transfer ? transfer.to() : event.at().component();
        if (event instanceof Halted || component <= 0) {
            return IDLE;
        }
        return recording.picture().boxOf(recording.component(component), core).map(boxes::indexOf).orElse(IDLE);
    }
}
