package ringside.gui.playback;

import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import ringside.gui.recording.LaneRecording;

/// The cursor of the window: where every lane stands, how far a step goes, and whether it plays.
///
/// Everything drawn is a function of the recordings and of this. Each change raises [#revisionProperty()] once; passing time that
/// only moves what is on its way raises [#motionProperty()] instead.
public final class PlaybackModel {
    /// Time of one step at normal speed.
    public static final double BEAT_SECONDS = 0.6;
    /// Below this a step is not shown as motion, only as its result.
    public static final double SHORTEST_MOTION_SECONDS = 0.08;
    public static final double SLOWEST = 0.1;
    public static final double FASTEST = 100;
    /// A paused picture catches up at once; more than this in one tick would be a jump.
    private static final int MOST_STEPS_PER_TICK = 64;

    private final List<LaneRecording> lanes;
    private final LaneSelection selection;
    private final ReadOnlyObjectWrapper<StepUnit> unit = new ReadOnlyObjectWrapper<>(StepUnit.HOP);
    private final ReadOnlyObjectWrapper<Alignment> alignment = new ReadOnlyObjectWrapper<>(Alignment.REQUEST);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper speed = new ReadOnlyDoubleWrapper(1);
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper motions = new ReadOnlyLongWrapper();
    private Timeline timeline;
    /// Last stop that no lane is before.
    private int stop;
    /// Where the lanes are; not always on a stop, because an event can be selected that is none.
    private int[] positions;
    /// Where the lanes' motion comes from.
    private int[] origin;
    /// How much of the present beat has passed, 0 to 1; 1 at rest.
    private double fraction = 1;
    private boolean motion = true;

    public PlaybackModel(List<LaneRecording> lanes) {
        this.lanes = List.copyOf(lanes);
        this.selection = new LaneSelection(lanes.size());
        this.timeline = Timeline.of(this.lanes, selection.flags(), alignment.get(), unit.get());
        rest(0);
    }

    public List<LaneRecording> lanes() {
        return lanes;
    }

    public Timeline timeline() {
        return timeline;
    }

    /// Stop the lanes are at, or on their way to.
    public int stop() {
        return stop;
    }

    /// Position of a lane now.
    public int position(int lane) {
        return positions[lane];
    }

    /// Position the lane's motion comes from; the present one where nothing moves.
    public int origin(int lane) {
        return fraction() < 1 ? origin[lane] : positions[lane];
    }

    /// How much of the motion has been shown, 0 to 1; 1 where motion is not shown.
    public double fraction() {
        return showsMotion() ? fraction : 1;
    }

    /// Whether the lane stood still in the latest step because it has finished what the others still do.
    public boolean waiting(int lane) {
        boolean within = stop > 0 && stop < timeline.last();
        return alignment.get() == Alignment.REQUEST && onStop() && within
                && timeline.position(stop, lane) == timeline.position(stop - 1, lane);
    }

    public boolean visible(int lane) {
        return selection.visible(lane);
    }

    public int visibleLanes() {
        return selection.count();
    }

    /// The lane looked at closely; always a visible one.
    public int focusedLane() {
        return selection.focused();
    }

    public void focusLane(int lane) {
        selection.focus(lane);
        changed();
    }

    public void focusNextLane() {
        selection.focusNext();
        changed();
    }

    /// Shows or hides a lane; the last visible one stays.
    public void toggleLane(int lane) {
        selection.toggle(lane);
        rebuild();
    }

    /// Shows one lane alone or, where it is alone already, all of them.
    public void soloLane(int lane) {
        selection.solo(lane);
        rebuild();
    }

    public void showAllLanes() {
        selection.showAll();
        rebuild();
    }

    public void stepForward() {
        moveTo(onStop() ? Math.min(stop + 1, timeline.last()) : timeline.ceiling(positions));
    }

    public void stepBack() {
        moveTo(onStop() ? Math.max(stop - 1, 0) : timeline.floor(positions));
    }

    /// Goes to where the next request begins, and plays on from there if it was playing.
    public void nextRequest() {
        rest(timeline.nextRequest(stop));
        changed();
    }

    public void previousRequest() {
        rest(timeline.previousRequest(stop));
        changed();
    }

    public void toStart() {
        jump(0);
    }

    public void toEnd() {
        jump(timeline.last());
    }

    /// Stops playing and goes to a stop without motion.
    public void jump(int target) {
        playing.set(false);
        rest(Math.clamp(target, 0, timeline.last()));
        changed();
    }

    /// Puts one lane exactly at `position` and the others where they are at that moment.
    public void select(int lane, int position) {
        playing.set(false);
        selection.focus(lane);
        rest(timeline.locate(lane, position));
        positions[lane] = position;
        changed();
    }

    /// Goes to the next moment at which something goes wrong in a visible lane.
    public void nextFault() {
        FaultStops.next(lanes, selection.flags(), positions, timeline).ifPresent(fault -> select(fault.lane(), fault.position()));
    }

    public void previousFault() {
        FaultStops.previous(lanes, selection.flags(), positions, timeline).ifPresent(fault -> select(fault.lane(), fault.position()));
    }

    public void togglePlay() {
        if (!playing.get() && stop == timeline.last()) {
            jump(0);
        }
        playing.set(!playing.get());
        changed();
    }

    public void setUnit(StepUnit value) {
        unit.set(value);
        rebuild();
    }

    public void setAlignment(Alignment value) {
        alignment.set(value);
        rebuild();
    }

    /// @param value factor on the normal speed
    public void setSpeed(double value) {
        speed.set(Math.clamp(value, SLOWEST, FASTEST));
        changed();
    }

    /// Without motion a step shows its result at once; playing keeps its rhythm.
    public void setMotion(boolean moves) {
        motion = moves;
        if (!moves) {
            fraction = 1;
        }
        changed();
    }

    /// Whether time passing would change anything.
    public boolean active() {
        return playing.get() || fraction < 1;
    }

    /// Lets time pass.
    public void advance(double seconds) {
        if (!active()) {
            return;
        }
        int before = stop;
        boolean playedBefore = playing.get();
        double left = seconds / beatSeconds();
        for (int steps = 0; left > 0 && active() && steps < MOST_STEPS_PER_TICK; steps++) {
            if (left < 1 - fraction) {
                fraction += left;
                break;
            }
            left -= 1 - fraction;
            fraction = 1;
            if (playing.get()) {
                playOn();
            }
        }
        if (stop != before || playing.get() != playedBefore || fraction == 1) {
            changed();
        } else {
            motions.set(motions.get() + 1);
        }
    }

    /// Whether the present speed leaves time to see a step as motion.
    public boolean showsMotion() {
        return motion && beatSeconds() >= SHORTEST_MOTION_SECONDS;
    }

    public ReadOnlyObjectProperty<StepUnit> unitProperty() {
        return unit.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Alignment> alignmentProperty() {
        return alignment.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    public ReadOnlyDoubleProperty speedProperty() {
        return speed.getReadOnlyProperty();
    }

    /// Counts ticks in which only [#fraction()] changed.
    public ReadOnlyLongProperty motionProperty() {
        return motions.getReadOnlyProperty();
    }

    /// Counts changes of anything that is drawn, but for the mere passing of time.
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    private double beatSeconds() {
        return BEAT_SECONDS / speed.get();
    }

    private void playOn() {
        if (stop == timeline.last()) {
            playing.set(false);
        } else {
            leaveFor(onStop() ? stop + 1 : timeline.ceiling(positions));
        }
    }

    private void moveTo(int target) {
        playing.set(false);
        boolean farAway = target == timeline.last() || stop == timeline.last();
        boolean nothingMoves = Arrays.equals(positions, timeline.positions(target));
        if (showsMotion() && !farAway && !nothingMoves) {
            leaveFor(target);
        } else {
            rest(target);
        }
        changed();
    }

    private void leaveFor(int target) {
        origin = positions;
        positions = timeline.positions(target);
        stop = target;
        fraction = 0;
    }

    private void rest(int target) {
        positions = timeline.positions(target);
        origin = positions;
        stop = target;
        fraction = 1;
    }

    private boolean onStop() {
        return Arrays.equals(positions, timeline.positions(stop));
    }

    /// Makes the stops anew; the lanes stay where they are.
    private void rebuild() {
        timeline = Timeline.of(lanes, selection.flags(), alignment.get(), unit.get());
        stop = timeline.floor(positions);
        origin = positions;
        fraction = 1;
        changed();
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }
}
