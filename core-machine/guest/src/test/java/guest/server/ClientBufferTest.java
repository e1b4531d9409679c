package guest.server;

import static org.assertj.core.api.Assertions.assertThat;

import guest.fake.ArrayRegion;
import guest.message.MessageWords;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;

/// A range of an array, as its owner describes it and as the owner's own code may fill and empty it.
final class ClientBufferTest {
    private final byte[] array = {0, 1, 2, 3, 4, 5, 6, 7};
    private final ClientBuffer buffer = new ClientBuffer();

    @Test
    void theDescriptionHoldsLengthAndDirection() {
        assertThat(buffer.give(array, 2, 5).descriptor()).isEqualTo(5L << MessageWords.LENGTH_SHIFT | MessageWords.IN);
        assertThat(buffer.take(array, 2, 4).descriptor()).isEqualTo(4L << MessageWords.LENGTH_SHIFT | MessageWords.OUT);
        assertThat(buffer.length()).isEqualTo(4);
    }

    @Test
    void bytesGoInAndOut() {
        byte[] other = new byte[4];
        assertThat(buffer.give(array, 2, 5).copyIn(1, other, 1, 3)).isZero();
        assertThat(other).containsExactly(0, 3, 4, 5);
        assertThat(buffer.take(array, 4, 4).copyOut(2, new byte[] {8, 9}, 0, 2)).isZero();
        assertThat(array).containsExactly(0, 1, 2, 3, 4, 5, 8, 9);
        assertThat(buffer.take(array, 0, 4).copyOut(0, new ArrayRegion(new byte[] {40, 41, 42}), 1, 2)).isZero();
        assertThat(array).startsWith(41, 42, 2);
    }

    @Test
    void nothingOutsideEitherRangeIsTouched() {
        byte[] before = array.clone();
        buffer.take(array, 2, 4);
        for (int[] bad : new int[][] {{-1, 0, 1}, {0, -1, 1}, {0, 0, -1}, {3, 0, 2}, {0, 3, 2}, {Integer.MAX_VALUE, 0, 1}, {0, Integer.MAX_VALUE, 1}, {1, 0, Integer.MAX_VALUE}}) {
            assertThat(buffer.copyIn(bad[0], new byte[4], bad[1], bad[2])).isEqualTo(-Errno.EINVAL);
            assertThat(buffer.copyOut(bad[0], new byte[4], bad[1], bad[2])).isEqualTo(-Errno.EINVAL);
            assertThat(buffer.copyOut(bad[0], new ArrayRegion(new byte[4]), bad[1], bad[2])).isEqualTo(-Errno.EINVAL);
        }
        assertThat(buffer.copyIn(0, new ArrayRegion(new byte[4]), 0, 4)).as("memory that is no range of addresses").isEqualTo(-Errno.EINVAL);
        assertThat(array).isEqualTo(before);
    }
}
