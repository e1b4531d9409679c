package ringside.gui.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.gui.sample.Samples;

class PlaybackModelTest {
    private final PlaybackModel model = new PlaybackModel(List.of(Samples.mono(), Samples.micro()));

    @Test
    void stepForwardAndBackReturnToTheSamePlace() {
        int[] before = positions();
        model.stepForward();
        assertThat(positions()).isNotEqualTo(before);
        model.stepBack();
        assertThat(positions()).isEqualTo(before);
    }

    @Test
    void stepTakesOneBeatOfMotion() {
        model.stepForward();
        assertThat(model.active()).isTrue();
        model.advance(PlaybackModel.BEAT_SECONDS / 2);
        assertThat(model.fraction()).isBetween(0.4, 0.6);
        model.advance(PlaybackModel.BEAT_SECONDS);
        assertThat(model.fraction()).isEqualTo(1);
        assertThat(model.active()).isFalse();
    }

    @Test
    void withoutMotionStepShowsItsResultAtOnce() {
        model.setMotion(false);
        model.stepForward();
        assertThat(model.stop()).isEqualTo(1);
        assertThat(model.fraction()).isEqualTo(1);
    }

    @Test
    void playingWithoutMotionKeepsTheRhythm() {
        model.setMotion(false);
        model.togglePlay();
        model.advance(PlaybackModel.BEAT_SECONDS * 1.5);
        assertThat(model.fraction()).isEqualTo(1);
        int stop = model.stop();
        model.advance(PlaybackModel.BEAT_SECONDS);
        assertThat(model.stop()).isEqualTo(stop + 1);
    }

    @Test
    void tickWithinBeatOnlyMoves() {
        model.stepForward();
        long revision = model.revisionProperty().get();
        model.advance(PlaybackModel.BEAT_SECONDS / 10);
        assertThat(model.revisionProperty().get()).isEqualTo(revision);
        assertThat(model.motionProperty().get()).isEqualTo(1);
    }

    @Test
    void playingGoesOnToTheEndAndStopsThere() {
        model.setSpeed(PlaybackModel.FASTEST);
        model.togglePlay();
        for (int tick = 0; tick < 100 && model.playingProperty().get(); tick++) {
            model.advance(0.1);
        }
        assertThat(model.playingProperty().get()).isFalse();
        assertThat(model.stop()).isEqualTo(model.timeline().last());
    }

    @Test
    void playingFromTheEndBeginsAgain() {
        model.toEnd();
        model.togglePlay();
        assertThat(model.stop()).isZero();
        assertThat(model.playingProperty().get()).isTrue();
    }

    @Test
    void changeOfUnitOrAlignmentMovesNoLane() {
        model.jump(3);
        int[] before = positions();
        model.setUnit(StepUnit.EVENT);
        assertThat(positions()).isEqualTo(before);
        model.setAlignment(Alignment.CYCLE);
        assertThat(positions()).isEqualTo(before);
    }

    @Test
    void stepForwardFromBetweenTwoStopsTakesNoLaneBack() {
        model.jump(3);
        model.setUnit(StepUnit.EVENT);
        int[] before = positions();
        model.stepForward();
        int[] after = positions();
        assertThat(after).isNotEqualTo(before);
        for (int lane = 0; lane < after.length; lane++) {
            assertThat(after[lane]).isGreaterThanOrEqualTo(before[lane]);
        }
    }

    @Test
    void stepBackFromBetweenTwoStopsTakesNoLaneForward() {
        model.jump(3);
        model.setUnit(StepUnit.EVENT);
        int[] before = positions();
        model.stepBack();
        int[] after = positions();
        assertThat(after).isNotEqualTo(before);
        for (int lane = 0; lane < after.length; lane++) {
            assertThat(after[lane]).isLessThanOrEqualTo(before[lane]);
        }
    }

    @Test
    void selectedEventIsWhereItsLaneStands() {
        int chosen = model.lanes().get(1).requests().get(1).open() + 2;
        model.select(1, chosen);
        assertThat(model.position(1)).isEqualTo(chosen);
        assertThat(model.lanes().get(0).requestAt(model.position(0))).isEqualTo(1);
    }

    @Test
    void requestKeysGoFromOpeningToOpening() {
        model.nextRequest();
        model.nextRequest();
        assertThat(model.position(0)).isEqualTo(model.lanes().get(0).requests().get(1).open());
        model.previousRequest();
        assertThat(model.position(0)).isEqualTo(model.lanes().get(0).requests().get(0).open());
    }

    @Test
    void laneThatIsDoneWaits() {
        model.setUnit(StepUnit.EVENT);
        model.setMotion(false);
        model.jump(model.timeline().nextRequest(model.timeline().nextRequest(0)) - 1);
        assertThat(model.waiting(0)).isTrue();
        assertThat(model.waiting(1)).isFalse();
    }

    @Test
    void lastVisibleLaneStays() {
        model.toggleLane(0);
        model.toggleLane(1);
        assertThat(model.visible(1)).isTrue();
        model.toggleLane(5);
        model.showAllLanes();
        assertThat(model.visible(0)).isTrue();
    }

    @Test
    void speedStaysWithinItsBounds() {
        model.setSpeed(1e9);
        assertThat(model.speedProperty().get()).isEqualTo(PlaybackModel.FASTEST);
        assertThat(model.showsMotion()).isFalse();
        model.setSpeed(0);
        assertThat(model.speedProperty().get()).isEqualTo(PlaybackModel.SLOWEST);
    }

    private int[] positions() {
        return new int[] {model.position(0), model.position(1)};
    }
}
