package ringside.machine;

import java.util.ArrayList;
import java.util.List;

/// A cable between network devices of two machines, which run in turns on the calling thread.
///
/// Time goes in steps: both machines run through one, then the frames each sent during it reach the other. So a frame takes up to a step and
/// the same run gives the same result. What arrives is input, and stands in the other machine's input log.
public final class NetworkLink {
    /// One end of the cable.
    ///
    /// @param device number of a peripheral that is a network device with a wire
    public record End(Machine machine, int device) {}

    private record Sent(End to, byte[] frame) {}

    private final List<End> ends;
    private final long step;
    private final List<Sent> under = new ArrayList<>();
    private long now;

    /// @param step nanoseconds of virtual time
    public NetworkLink(End first, End second, long step) {
        ends = List.of(first, second);
        this.step = step;
        connect(first, second);
        connect(second, first);
    }

    private void connect(End from, End to) {
        from.machine.onFrame((device, frame) -> {
            if (device == from.device) {
                under.add(new Sent(to, frame));
            }
        });
    }

    /// Runs both machines until one of them ends, or for so many steps.
    ///
    /// @return why the first of those that ended did, or [StopReason.Limit]
    public StopReason run(long steps) {
        for (long i = 0; i < steps; i++) {
            now += step;
            StopReason ended = null;
            for (var end : ends) {
                var reason = end.machine.runUntilNanosecond(now);
                boolean goesOn = reason instanceof StopReason.Limit || reason instanceof StopReason.Idle;
                ended = ended == null && !goesOn ? reason : ended;
            }
            if (ended != null) {
                return ended;
            }
            var arriving = List.copyOf(under);
            under.clear();
            arriving.forEach(sent -> sent.to.machine.send(sent.to.device, sent.frame));
        }
        return new StopReason.Limit();
    }
}
