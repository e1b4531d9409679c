package ringside.gui.run;

import java.util.List;
import ringside.gui.recording.LanePicture;
import ringside.gui.recording.LaneRecording;
import ringside.workbench.run.LaneRun;
import ringside.workbench.run.RunResult;

/// A finished run, ready to be looked at.
///
/// @param lanes in the order of the run's lanes
public record Session(RunResult result, List<LaneRecording> lanes) {

    public static Session of(RunResult result) {
        return new Session(result, result.lanes().stream().map(Session::recording).toList());
    }

    private static LaneRecording recording(LaneRun lane) {
        LanePicture picture = LanePicture.of(lane.architecture(), LaneRecording.coresIn(lane.events()));
        return new LaneRecording(picture, lane.components(), lane.events(), lane.requestIds(), lane.requests());
    }
}
