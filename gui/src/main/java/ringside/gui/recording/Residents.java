package ringside.gui.recording;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.ProbeHit;
import ringside.machine.trace.TraceEvent.RequestMark;
import ringside.machine.trace.TraceEvent.RingChange;
import shared.trace.ProbeKind;

/// Which component lives in a thread or an address space, learned from the trace: the one whose ring-3 code was seen
/// there first.
public final class Residents {
    private static final int USER_RING = 3;

    private final Map<Long, Integer> ofThread = new HashMap<>();
    private final Map<Long, Integer> ofRoot = new HashMap<>();

    private Residents() {}

    static Residents observedIn(List<TraceEvent> events) {
        Residents residents = new Residents();
        long thread = 0;
        int lastUser = 0;
        for (TraceEvent event : events) {
            if (event instanceof ProbeHit hit && hit.kind().equals(ProbeKind.SWITCH) && hit.arguments().size() >= 2) {
                residents.note(residents.ofThread, hit.arguments().get(0), lastUser);
                thread = hit.arguments().get(1);
                lastUser = 0;
            } else if (showsUserComponent(event)) {
                lastUser = event.at().component();
                residents.note(residents.ofThread, thread, lastUser);
                residents.note(residents.ofRoot, event.at().root(), lastUser);
            }
        }
        return residents;
    }

    /// Component index of a thread, 0 where none was seen.
    public int ofThread(long thread) {
        return ofThread.getOrDefault(thread, 0);
    }

    /// Component index of an address space, 0 where no ring-3 code was seen in it.
    public int ofRoot(long root) {
        return ofRoot.getOrDefault(root, 0);
    }

    /// Only where the processor leaves ring 3 or a program marks something is it certain whose ring-3 code it was.
    private static boolean showsUserComponent(TraceEvent event) {
        return event instanceof RequestMark || event instanceof RingChange change && change.from() == USER_RING;
    }

    private void note(Map<Long, Integer> map, long key, int component) {
        if (key != 0 && component > 0) {
            map.putIfAbsent(key, component);
        }
    }
}
