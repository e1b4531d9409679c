package ringside.gui.lane;

import ringside.workbench.run.LaneRun;

/// How a lane's run ended, in words.
///
/// @param word    one or two words for the header; empty where the run completed
/// @param outcome a line for the drawing
public record Ending(LaneRun.Status status, String word, String outcome) {

    public static Ending of(LaneRun run) {
        return new Ending(run.status(), switch (run.status()) {
            case COMPLETED -> "";
            case PANICKED -> "panicked";
            case REFUSED -> "refused";
            case LIMIT -> "stopped at a limit";
        }, run.outcome());
    }

    /// Whether the ending is worth saying at a moment: a refusal always, anything else but completion once the run is over.
    boolean toldAt(LaneState.Activity activity) {
        return switch (status) {
            case COMPLETED -> false;
            case REFUSED -> true;
            case PANICKED, LIMIT -> activity == LaneState.Activity.ENDED;
        };
    }
}
