package ringside.gui.playback;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ringside.gui.recording.LaneRecording;

/// Finds the fault nearest to where the lanes stand.
///
/// @param stop of the timeline, which tells which of two lanes' faults comes first
record FaultStops(int lane, int position, int stop) {
    private static final Comparator<FaultStops> ORDER =
            Comparator.comparingInt(FaultStops::stop).thenComparingInt(FaultStops::lane).thenComparingInt(FaultStops::position);

    static Optional<FaultStops> next(List<LaneRecording> lanes, List<Boolean> visible, int[] positions, Timeline timeline) {
        return all(lanes, visible, timeline).filter(fault -> fault.position() > positions[fault.lane()]).min(ORDER);
    }

    static Optional<FaultStops> previous(List<LaneRecording> lanes, List<Boolean> visible, int[] positions, Timeline timeline) {
        return all(lanes, visible, timeline).filter(fault -> fault.position() < positions[fault.lane()]).max(ORDER);
    }

    private static Stream<FaultStops> all(List<LaneRecording> lanes, List<Boolean> visible, Timeline timeline) {
        return IntStream.range(0, lanes.size()).filter(visible::get).boxed().flatMap(lane -> lanes.get(lane).faults().stream()
                .map(mark -> new FaultStops(lane, mark.position(), timeline.locate(lane, mark.position()))));
    }
}
