package ringside.gui.stack;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import ringside.gui.control.Choice;
import ringside.gui.lane.Detail;
import ringside.workbench.architecture.Architecture.Profile;
import ringside.workbench.inspect.CallStack;
import ringside.workbench.inspect.CallStack.Frame;

/// Methods that are active, innermost first, and the variables of the one chosen.
public final class StackView extends VBox {
    private static final PseudoClass ROOMY = PseudoClass.getPseudoClass("roomy");
    private static final double FRAMES_SHARE = 0.45;

    private final StackModel model;
    private final Choice<Profile> tools;
    private final Label where = new Label();
    private final ObservableList<Frame> shown = FXCollections.observableArrayList();
    private final ListView<Frame> frames = new ListView<>(shown);
    private final VariableTable variables = new VariableTable();
    private final Label end = new Label();

    /// @param profile what the code that ran was compiled for
    /// @param compile told which code the user wants to run instead
    public StackView(StackModel model, Profile profile, Consumer<Profile> compile) {
        this.model = model;
        this.tools = new Choice<>("code", List.of(Profile.OPTIMISED, Profile.TEACHING), StackView::label, new ReadOnlyObjectWrapper<>(profile),
                chosen -> {
                    if (chosen != profile) {
                        compile.accept(chosen);
                    }
                });
        getStyleClass().add("stack");
        where.setId("stack-where");
        where.getStyleClass().add("stack-where");
        frames.setId("stack-frames");
        frames.getStyleClass().addAll("dense", "edge-to-edge");
        frames.setAccessibleText("Active methods, innermost first");
        frames.setCellFactory(_ -> new FrameCell());
        frames.getSelectionModel().selectedItemProperty().subscribe(variables::show);
        end.getStyleClass().add("stack-end");
        where.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(where, Priority.ALWAYS);
        HBox head = new HBox(where, end);
        head.getStyleClass().add("stack-head");
        SplitPane parts = new SplitPane(frames, variables);
        parts.setDividerPositions(FRAMES_SHARE);
        VBox.setVgrow(parts, Priority.ALWAYS);
        getChildren().addAll(head, parts);
        model.stateProperty().subscribe(this::show);
    }

    /// For people.
    public static String label(Profile profile) {
        return switch (profile) {
            case OPTIMISED -> "optimised";
            case TEACHING -> "line by line";
        };
    }

    /// What else can be chosen: how the code is compiled.
    public Choice<Profile> tools() {
        return tools;
    }

    /// Takes the room that lanes drawn with this detail leave.
    public void suit(Detail lanes) {
        pseudoClassStateChanged(ROOMY, lanes == Detail.FULL);
    }

    /// Looks at a lane where it stands.
    public void look(int lane, int event) {
        model.look(lane, event);
    }

    private void show(StackModel.State state) {
        switch (state) {
            case StackModel.State.Nothing(String reason) -> {
                where.setText(reason);
                end.setText("");
                shown.clear();
            }
            case StackModel.State.Known(CallStack stack) -> {
                where.setText(StackModel.where(stack));
                end.setText("outermost: " + stack.end());
                show(stack.frames());
            }
        }
    }

    private void show(List<Frame> stack) {
        int chosen = StackModel.follow(List.copyOf(shown), frames.getSelectionModel().getSelectedIndex(), stack);
        shown.setAll(stack);
        frames.getSelectionModel().clearAndSelect(chosen);
        frames.scrollTo(Math.max(0, chosen - 1));
    }

    private static final class FrameCell extends ListCell<Frame> {
        private final Label method = new Label();
        private final Label place = new Label();
        private final Label owner = new Label();
        private final HBox row;

        FrameCell() {
            method.getStyleClass().add("frame-method");
            place.getStyleClass().add("frame-place");
            owner.getStyleClass().add("frame-owner");
            for (Label each : List.of(method, place)) {
                each.setMinWidth(0);
            }
            owner.setMinWidth(Region.USE_PREF_SIZE);
            method.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(method, Priority.ALWAYS);
            row = new HBox(method, place, owner);
            row.getStyleClass().add("frame-row");
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(1);
        }

        @Override
        protected void updateItem(Frame frame, boolean empty) {
            super.updateItem(frame, empty);
            if (empty || frame == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            method.setText(frame.shortName());
            place.setText(frame.place());
            owner.setText(frame.owner());
            setAccessibleText(frame.shortName() + ", " + frame.place() + ", " + frame.owner());
            setGraphic(row);
        }
    }
}
