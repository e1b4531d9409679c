package ringside.gui.console;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.ConsoleByte;

/// What the first serial line has said, as a function of the position in a lane's events.
public final class ConsoleModel {
    private final int[] positions;
    private final String text;

    public ConsoleModel(List<TraceEvent> events) {
        List<Integer> places = new ArrayList<>();
        byte[] bytes = new byte[events.size()];
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof ConsoleByte sent) {
                bytes[places.size()] = (byte) sent.value();
                places.add(i);
            }
        }
        positions = places.stream().mapToInt(Integer::intValue).toArray();
        text = new String(bytes, 0, positions.length, StandardCharsets.ISO_8859_1);
    }

    /// Everything said up to and including the event at `position`.
    public String textAt(int position) {
        int low = 0;
        int high = positions.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (positions[middle] <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return text.substring(0, low);
    }
}
