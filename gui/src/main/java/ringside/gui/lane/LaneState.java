package ringside.gui.lane;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ringside.gui.recording.Hop;
import ringside.gui.recording.LanePicture.Box;

/// What moves in the drawing of a lane, at one position.
///
/// @param component what people call the running component
/// @param programs  names of the programs that ran last, by the box that stands for them
/// @param box       box that stands for it; empty before anything ran or outside all boxes
/// @param elsewhere boxes in which other cores run
/// @param ring      privilege ring of the processor, -1 before anything ran
/// @param hop       latest hop of the request the lane is in, where there is one
/// @param device    device the present event concerns
/// @param activity  what the lane does at large
/// @param request   number of the request that the lane is in or did last, from 1; 0 before the first
public record LaneState(
        String component,
        Map<String, String> programs,
        Optional<String> box,
        Set<String> elsewhere,
        int ring,
        Optional<Hop> hop,
        Optional<String> device,
        Activity activity,
        int request) {

    /// Before anything happened.
    public static final LaneState NOTHING =
            new LaneState("", Map.of(), Optional.empty(), Set.of(), -1, Optional.empty(), Optional.empty(), Activity.NOT_STARTED, 0);

    LaneState withPrograms(Map<String, String> names) {
        return new LaneState(component, names, box, elsewhere, ring, hop, device, activity, request);
    }

    /// Whether there is a request to draw.
    public boolean inRequest() {
        return switch (activity) {
            case RUNNING, FAULT, REQUEST_DONE -> true;
            case NOT_STARTED, BETWEEN_REQUESTS, ENDED -> false;
        };
    }

    /// Whether a core runs in the box or the present event concerns it.
    public boolean concerns(String id) {
        return box.filter(id::equals).isPresent() || elsewhere.contains(id) || device.filter(id::equals).isPresent();
    }

    /// What people call a box now: programs by their name.
    public String nameOf(Box shown) {
        return programs.getOrDefault(shown.id(), shown.component());
    }

    /// What a viewer is told about the lane as a whole.
    public enum Activity {
        NOT_STARTED("before the first request"),
        RUNNING("running"),
        FAULT("fault"),
        REQUEST_DONE("request done"),
        BETWEEN_REQUESTS("between requests"),
        ENDED("run ended");

        private final String label;

        Activity(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
