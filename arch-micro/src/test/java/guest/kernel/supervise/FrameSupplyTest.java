package guest.kernel.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shared.map.AddressMap;

class FrameSupplyTest {
    private static final long PAGE = AddressMap.PAGE;
    private final FrameSupply frames = new FrameSupply(5 * PAGE);

    @Test
    void runsAreNeighboursAndNeverOverlap() {
        assertThat(frames.take(2 * PAGE, 1)).isZero();
        assertThat(frames.take(PAGE, 2)).isEqualTo(2 * PAGE);
        assertThat(frames.take(3 * PAGE, 3)).isEqualTo(FrameSupply.NONE);
        assertThat(frames.take(2 * PAGE, FrameSupply.OWN)).isEqualTo(3 * PAGE);
    }

    @Test
    void aProcessGivesBackAllItHadAndNothingElse() {
        frames.take(2 * PAGE, 1);
        frames.take(PAGE, 2);
        frames.take(2 * PAGE, 1);
        frames.release(1);
        assertThat(frames.take(3 * PAGE, 3)).isEqualTo(FrameSupply.NONE);
        assertThat(frames.take(2 * PAGE, 3)).isZero();
        assertThat(frames.take(2 * PAGE, 3)).isEqualTo(3 * PAGE);
    }
}
