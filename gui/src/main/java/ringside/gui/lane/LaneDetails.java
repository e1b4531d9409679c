package ringside.gui.lane;

import java.util.function.IntConsumer;
import javafx.scene.control.SplitPane;
import ringside.gui.console.ConsoleView;
import ringside.gui.recording.LaneRecording;
import ringside.gui.timeline.EventListView;

/// Events and console of one lane, side by side.
public final class LaneDetails extends SplitPane {
    private static final double EVENTS_SHARE = 0.6;

    private final EventListView events;
    private final ConsoleView console;

    /// @param select is told the position of an event the user chose
    LaneDetails(LaneRecording recording, IntConsumer select) {
        events = new EventListView(recording, select);
        console = new ConsoleView(recording);
        getStyleClass().add("lane-details");
        getItems().addAll(events, console);
        setDividerPositions(EVENTS_SHARE);
    }

    void show(int position) {
        events.show(position);
        console.show(position);
    }
}
