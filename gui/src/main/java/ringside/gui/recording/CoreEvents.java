package ringside.gui.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ringside.machine.trace.TraceEvent;

/// Which events happened on which core.
final class CoreEvents {
    private final List<int[]> positions;

    CoreEvents(List<TraceEvent> events) {
        List<int[]> found = new ArrayList<>();
        for (int core = 0; core < count(events); core++) {
            int wanted = core;
            int[] own = new int[events.size()];
            int size = 0;
            for (int i = 0; i < own.length; i++) {
                if (events.get(i).at().core() == wanted) {
                    own[size++] = i;
                }
            }
            found.add(Arrays.copyOf(own, size));
        }
        positions = List.copyOf(found);
    }

    /// Cores that took part, at least one.
    static int count(List<TraceEvent> events) {
        return 1 + events.stream().mapToInt(event -> event.at().core()).max().orElse(0);
    }

    int cores() {
        return positions.size();
    }

    /// The last event of a core at or before `position`, or -1.
    int last(int core, int position) {
        int place = Arrays.binarySearch(positions.get(core), position);
        int index = place >= 0 ? place : -place - 2;
        return index < 0 ? -1 : positions.get(core)[index];
    }
}
