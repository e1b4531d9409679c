package ringside.gui.timeline;

import java.util.OptionalLong;
import java.util.function.IntConsumer;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import ringside.gui.narration.Figures;
import ringside.gui.narration.Narration;
import ringside.gui.recording.LaneRecording;
import ringside.machine.trace.TraceEvent;

/// The events of one lane from the first request on. The selected row is the cursor; selecting a row moves it.
public final class EventListView extends VBox {
    private final LaneRecording recording;
    private final Narration narration;
    private final ListView<Integer> list;
    private boolean following;

    /// @param select is told the position of a row the user chose
    public EventListView(LaneRecording recording, IntConsumer select) {
        this.recording = recording;
        this.narration = new Narration(recording);
        this.list = new ListView<>(FXCollections.observableList(new EventRange(recording.firstListed(), recording.end())));
        getStyleClass().add("events");
        Label title = new Label("Events: cycle, ring, what");
        title.getStyleClass().add("pane-title");
        title.setLabelFor(list);
        list.getStyleClass().addAll("dense", "edge-to-edge");
        list.setCellFactory(_ -> new EventCell());
        list.setPlaceholder(new Label("No events recorded."));
        list.setAccessibleText("Events of " + recording.picture().label());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            if (chosen != null && !following) {
                select.accept(chosen);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(title, list);
    }

    /// Selects the row of `position` and keeps it in view, with the one before it.
    public void show(int position) {
        following = true;
        int row = position - recording.firstListed();
        if (row < 0) {
            list.getSelectionModel().clearSelection();
            list.scrollTo(0);
        } else if (list.getSelectionModel().getSelectedIndex() != row) {
            list.getSelectionModel().select(row);
            list.scrollTo(Math.max(0, row - 1));
        }
        following = false;
    }

    private final class EventCell extends ListCell<Integer> {
        private final Label cycle = new Label();
        private final Label text = new Label();
        private final HBox row = new HBox(cycle, text);

        EventCell() {
            cycle.getStyleClass().add("event-cycle");
            cycle.setAlignment(Pos.CENTER_RIGHT);
            text.getStyleClass().add("event-text");
            text.setMinWidth(0);
            row.getStyleClass().add("event-row");
            setPrefWidth(1);
        }

        @Override
        protected void updateItem(Integer position, boolean empty) {
            super.updateItem(position, empty);
            if (empty || position == null) {
                setGraphic(null);
                return;
            }
            TraceEvent event = recording.events().get(position);
            OptionalLong cycles = recording.cyclesInRequest(position);
            cycle.setText(cycles.isPresent() ? Figures.grouped(cycles.getAsLong()) : "");
            text.setText("r" + event.at().ring() + "  " + narration.label(position));
            setAccessibleText(narration.sentence(position));
            setGraphic(row);
        }
    }
}
