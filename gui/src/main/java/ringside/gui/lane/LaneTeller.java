package ringside.gui.lane;

import java.util.OptionalLong;
import ringside.gui.lane.LaneState.Activity;
import ringside.gui.narration.Figures;
import ringside.gui.narration.Narration;
import ringside.gui.recording.LaneRecording;
import ringside.workbench.run.LaneRun;

/// Puts a lane's state into words, as long or as short as there is room for.
final class LaneTeller {
    private final LaneRecording recording;
    private final Ending ending;
    private final Narration narration;

    LaneTeller(LaneRecording recording, Ending ending) {
        this.recording = recording;
        this.ending = ending;
        this.narration = new Narration(recording);
    }

    /// A whole sentence: what happens, when and where.
    ///
    /// @param waiting whether the lane waits for the others
    String sentence(LaneState state, int position, boolean waiting) {
        if (recording.events().isEmpty()) {
            return "This lane has not run: " + ending.outcome() + ".";
        }
        if (recording.requests().isEmpty()) {
            return "This lane came to no request: " + ending.outcome() + ". Its last events and its console show how far it came.";
        }
        if (state.activity() == Activity.NOT_STARTED) {
            return "The kernel has booted and started its programs; the first request comes next. Space plays, → steps.";
        }
        if (state.activity() == Activity.ENDED) {
            return "The run has ended: " + ending.outcome() + ".";
        }
        String sentence = narration.sentence(position) + moment(state, position);
        return waiting ? sentence + " This lane waits for the others." : sentence;
    }

    /// A few words.
    String brief(LaneState state, int position) {
        if (recording.events().isEmpty()) {
            return "has not run";
        }
        if (recording.requests().isEmpty()) {
            return "came to no request";
        }
        return switch (state.activity()) {
            case NOT_STARTED -> "booted; the first request comes next";
            case ENDED -> ending.outcome().equals(LaneRun.SUCCESS) ? "run ended" : ending.outcome();
            case RUNNING, FAULT, REQUEST_DONE, BETWEEN_REQUESTS -> narration.label(position);
        };
    }

    /// What the lane does at large.
    String activity(LaneState state, boolean waiting) {
        if (!state.inRequest()) {
            return state.activity().label();
        }
        return "request " + state.request() + " · " + (waiting ? "waits" : state.activity().label());
    }

    /// When and where the present event happens, where that means something.
    private String moment(LaneState state, int position) {
        OptionalLong cycles = recording.cyclesInRequest(position);
        return cycles.isPresent() && state.activity() != Activity.REQUEST_DONE
                ? " (cycle " + Figures.grouped(cycles.getAsLong()) + ", ring " + state.ring() + ")" : "";
    }
}
