package guest.service.clock;

import static org.assertj.core.api.Assertions.assertThat;

import guest.port.Clock;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;

class SleepClockTest {
    private final Recorded clock = new Recorded();
    private final SleepClock service = new SleepClock(clock);

    @Test
    void sleepsUntilNowPlusTheTimeGiven() {
        assertThat(service.sleep(1, 500)).isZero();
        assertThat(clock.deadline).isEqualTo(1500);
    }

    @Test
    void negativeTimesAreInvalid() {
        assertThat(service.sleep(1, -1)).isEqualTo(-Errno.EINVAL);
        assertThat(clock.deadline).isZero();
    }

    @Test
    void anEternityDoesNotOverflow() {
        assertThat(service.sleep(1, Long.MAX_VALUE)).isZero();
        assertThat(clock.deadline).isEqualTo(Long.MAX_VALUE);
    }

    private static final class Recorded implements Clock {
        private long deadline;

        @Override
        public long now() {
            return 1000;
        }

        @Override
        public void sleepUntil(long deadline) {
            this.deadline = deadline;
        }
    }
}
