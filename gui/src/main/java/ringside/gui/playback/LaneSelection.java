package ringside.gui.playback;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Which lanes are shown, and which one of them is looked at closely. At least one is always shown.
final class LaneSelection {
    private final List<Boolean> visible;
    private int focused;

    /// All lanes shown, the first one in focus.
    LaneSelection(int lanes) {
        visible = new ArrayList<>(Collections.nCopies(lanes, true));
    }

    boolean visible(int lane) {
        return visible.get(lane);
    }

    /// One flag for each lane.
    List<Boolean> flags() {
        return Collections.unmodifiableList(visible);
    }

    int count() {
        return (int) visible.stream().filter(each -> each).count();
    }

    int focused() {
        return focused;
    }

    /// Looks at a lane closely; hidden lanes cannot be.
    void focus(int lane) {
        if (exists(lane) && visible.get(lane)) {
            focused = lane;
        }
    }

    void focusNext() {
        do {
            focused = (focused + 1) % visible.size();
        } while (!visible.get(focused));
    }

    void toggle(int lane) {
        if (!exists(lane) || visible.get(lane) && count() == 1) {
            return;
        }
        visible.set(lane, !visible.get(lane));
        if (!visible.get(focused)) {
            focusNext();
        }
    }

    /// Shows one lane alone or, where it is alone already, all of them.
    void solo(int lane) {
        if (!exists(lane)) {
            return;
        }
        boolean alone = visible.get(lane) && count() == 1;
        Collections.fill(visible, alone);
        visible.set(lane, true);
        focused = lane;
    }

    void showAll() {
        Collections.fill(visible, true);
    }

    private boolean exists(int lane) {
        return lane >= 0 && lane < visible.size();
    }
}
