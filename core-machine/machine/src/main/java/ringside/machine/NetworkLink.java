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
    private final List<StopReason> reasons = new ArrayList<>(List.of(new StopReason.Limit(), new StopReason.Limit()));
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

    /// Runs both machines for so many steps, or until both have ended; one that has ended does not go on.
    ///
    /// @return why each of them ended, [StopReason.Limit] for one that has not
    public List<StopReason> run(long steps) {
        for (long i = 0; i < steps && reasons.stream().anyMatch(NetworkLink::goesOn); i++) {
            now += step;
            for (int end = 0; end < ends.size(); end++) {
                if (goesOn(reasons.get(end))) {
                    reasons.set(end, ends.get(end).machine.runUntilNanosecond(now));
                }
            }
            var arriving = List.copyOf(under);
            under.clear();
            arriving.forEach(sent -> sent.to.machine.send(sent.to.device, sent.frame));
        }
        return reasons.stream().map(reason -> goesOn(reason) ? new StopReason.Limit() : reason).toList();
    }

    /// A machine that has nothing to do may yet get a frame.
    private static boolean goesOn(StopReason reason) {
        return reason instanceof StopReason.Limit || reason instanceof StopReason.Idle;
    }
}
