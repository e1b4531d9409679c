package ringside.gui.stack;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import ringside.gui.recording.LaneRecording;
import ringside.gui.run.StackReader;
import ringside.workbench.inspect.CallStack;
import ringside.workbench.inspect.CallStack.Frame;
import ringside.workbench.inspect.CallStack.Told;

/// What is known of a lane's stack at the cursor.
public final class StackModel {
    private static final Place NOWHERE = new Place(-1, LaneRecording.BEFORE);

    private final StackReader reader;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Nothing("The run has not begun."));
    private Place place = NOWHERE;

    private record Place(int lane, int event) {}

    /// What there is to show.
    public sealed interface State {
        /// @param reason for people
        record Nothing(String reason) implements State {}

        record Known(CallStack stack) implements State {}
    }

    public StackModel(StackReader reader) {
        this.reader = reader;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Looks at a lane where it stands; the stack shown before stays until the new one is read.
    public void look(int lane, int event) {
        var wanted = new Place(lane, event);
        if (wanted.equals(place)) {
            return;
        }
        boolean other = lane != place.lane;
        place = wanted;
        if (event == LaneRecording.BEFORE) {
            reader.forget();
            state.set(new State.Nothing("The run has not begun."));
            return;
        }
        if (other) {
            state.set(new State.Nothing("The machine goes back there…"));
        }
        reader.ask(lane, event, answer -> state.set(switch (answer) {
            case StackReader.Answer.Stack(CallStack stack) -> new State.Known(stack);
            case StackReader.Answer.None(String reason) -> new State.Nothing(reason);
        }));
    }

    /// In one line: where the core stands.
    public static String where(CallStack stack) {
        return "core " + stack.core() + ", ring " + stack.ring() + ", before " + stack.instruction().strip().replaceAll("\\s+", " ");
    }

    /// Which frame to look at: the innermost one that is Java or, where a caller was chosen before, that caller as long as it is active.
    ///
    /// @param before the stack shown before, which may be empty
    /// @param chosen in it
    public static int follow(List<Frame> before, int chosen, List<Frame> now) {
        int fromOutside = before.size() - chosen;
        boolean callerChosen = chosen > first(before) && fromOutside <= now.size();
        if (callerChosen && now.get(now.size() - fromOutside).function().equals(before.get(chosen).function())) {
            return now.size() - fromOutside;
        }
        return first(now);
    }

    private static int first(List<Frame> frames) {
        return IntStream.range(0, frames.size()).filter(index -> frames.get(index).told() != Told.NO_JAVA).findFirst().orElse(0);
    }

    /// What stands in place of variables where there are none.
    public static String absence(Frame frame) {
        return switch (frame.told()) {
            case PLACES -> "This method has no variables that need a place.";
            case NOTHING -> "Optimised code does not say where its variables are. Choose \"line by line\" to run with code that does.";
            case NO_JAVA -> "Hand-written entry code has no Java variables.";
        };
    }
}
