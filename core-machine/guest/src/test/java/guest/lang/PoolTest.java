package guest.lang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guest.fake.JvmLock;
import org.junit.jupiter.api.Test;

final class PoolTest {
    private final Pool<StringBuilder> pool = new Pool<>(new StringBuilder[] {new StringBuilder("a"), new StringBuilder("b")}, new JvmLock());

    @Test
    void aHandleNamesOneObjectUntilItsRelease() {
        long first = pool.take();
        long second = pool.take();
        assertThat(pool.get(first)).isSameAs(pool.get(first)).isNotSameAs(pool.get(second));
        assertThat(pool.take()).isEqualTo(Pool.EMPTY);
        pool.release(first);
        assertThat(pool.isLive(first)).isFalse();
        assertThat(pool.isLive(second)).isTrue();
        assertThat(pool.available()).isEqualTo(1);
    }

    @Test
    void useAfterReleaseStopsAlsoWhenTheObjectIsTakenAgain() {
        long stale = pool.take();
        pool.release(stale);
        assertThatThrownBy(() -> pool.get(stale)).isInstanceOf(IllegalStateException.class);
        long fresh = pool.take();
        assertThat((int) fresh).as("the same object").isEqualTo((int) stale);
        assertThatThrownBy(() -> pool.get(stale)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> pool.release(stale)).isInstanceOf(IllegalStateException.class);
        assertThat(pool.get(fresh)).isNotNull();
    }

    @Test
    void doubleReleaseAndInventedHandlesStop() {
        long handle = pool.take();
        pool.release(handle);
        for (long bad : new long[] {handle, Pool.EMPTY, -1, 7, 1L << 32 | 9, Long.MIN_VALUE}) {
            assertThatThrownBy(() -> pool.release(bad)).as("%x", bad).isInstanceOf(IllegalStateException.class);
        }
        assertThat(pool.available()).isEqualTo(2);
    }
}
