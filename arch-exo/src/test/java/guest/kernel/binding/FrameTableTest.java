package guest.kernel.binding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shared.abi.Errno;

class FrameTableTest {
    private static final int KEPT = 4;
    private static final int FRAMES = 16;
    private static final int A = 1;
    private static final int B = 2;
    private static final int BOTH = Right.READ | Right.WRITE;

    private final FrameTable table = new FrameTable(FRAMES, KEPT);

    @Test
    void freshFramesLieBehindTheKernelsAndBelongToWhoAsked() {
        assertThat(table.allocate(FrameTable.ANY, 3, A)).isEqualTo(KEPT);
        assertThat(table.holds(A, KEPT, 3, BOTH)).isTrue();
        assertThat(table.holds(B, KEPT, 1, Right.READ)).isFalse();
    }

    @Test
    void aFrameCanBeAskedForByNumberUnlessSomebodyHoldsIt() {
        assertThat(table.allocate(9, 1, A)).isEqualTo(9);
        assertThat(table.allocate(9, 1, B)).isEqualTo(-Errno.EBUSY);
        assertThat(table.allocate(8, 2, B)).isEqualTo(-Errno.EBUSY);
        assertThat(table.holds(B, 8, 1, Right.READ)).isFalse();
        assertThat(table.allocate(0, 1, B)).isEqualTo(-Errno.EBUSY);
    }

    @Test
    void aRunIsFoundBetweenHeldFramesOrNotAtAll() {
        table.allocate(6, 1, A);
        assertThat(table.allocate(FrameTable.ANY, 3, B)).isEqualTo(7);
        assertThat(table.allocate(FrameTable.ANY, 2, B)).isEqualTo(4);
        assertThat(table.allocate(FrameTable.ANY, 7, B)).isEqualTo(-Errno.ENOMEM);
        assertThat(table.allocate(FrameTable.ANY, 6, B)).isEqualTo(10);
    }

    @Test
    void nobodyPassesOnMoreThanItHas() {
        table.lend(1, 1, A);
        assertThat(table.share(A, 1, 1, B, BOTH)).isEqualTo(-Errno.EPERM);
        assertThat(table.share(A, 1, 1, B, Right.READ)).isZero();
        assertThat(table.holds(B, 1, 1, Right.READ)).isTrue();
        assertThat(table.holds(B, 1, 1, Right.WRITE)).isFalse();
        assertThat(table.share(B, 2, 1, A, Right.READ)).isEqualTo(-Errno.EPERM);
    }

    @Test
    void aFrameIsFreeWhenItsLastHolderLetsGo() {
        table.allocate(5, 1, A);
        table.share(A, 5, 1, B, Right.READ);
        assertThat(table.release(A, 5, 1)).isZero();
        assertThat(table.holds(A, 5, 1, Right.READ)).isFalse();
        assertThat(table.allocate(5, 1, A)).isEqualTo(-Errno.EBUSY);
        table.releaseAll(B);
        assertThat(table.allocate(5, 1, A)).isEqualTo(5);
        assertThat(table.holds(B, 5, 1, Right.READ)).isFalse();
    }

    @Test
    void theKernelsFramesAreNeverFree() {
        table.lend(1, 1, A);
        table.releaseAll(A);
        assertThat(table.holds(A, 1, 1, Right.READ)).isFalse();
        assertThat(table.allocate(1, 1, A)).isEqualTo(-Errno.EBUSY);
    }

    @Test
    void whatOneHolderHasAloneCanBeTakenFromItTheHighestFirst() {
        assertThat(table.free()).isEqualTo(FRAMES - KEPT);
        table.lend(1, 1, A);
        table.allocate(5, 3, A);
        assertThat(table.free()).isEqualTo(FRAMES - KEPT - 3);
        table.share(A, 7, 1, B, Right.READ);
        assertThat(table.revocable(A)).isEqualTo(2);
        assertThat(table.revocable(B)).isZero();
        assertThat(table.lastRevocable(A)).isEqualTo(6);
        table.release(A, 7, 1);
        assertThat(table.revocable(B)).isEqualTo(1);
        table.releaseAll(A);
        assertThat(table.revocable(A)).isZero();
        assertThat(table.lastRevocable(A)).isEqualTo(-1);
        assertThat(table.free()).isEqualTo(FRAMES - KEPT - 1);
    }

    @Test
    void aGuardedFrameIsNotTakenUntilItsHolderHasReleasedIt() {
        table.allocate(5, 3, A);
        assertThat(table.guard(A, 6, 2)).isZero();
        assertThat(table.revocable(A)).isEqualTo(1);
        assertThat(table.lastRevocable(A)).isEqualTo(5);
        assertThat(table.guard(B, 5, 1)).isEqualTo(-Errno.EPERM);
        table.release(A, 7, 1);
        assertThat(table.allocate(7, 1, A)).isEqualTo(7);
        assertThat(table.lastRevocable(A)).isEqualTo(7);
    }

    @Test
    void whatOthersHoldTooCannotBeGuarded() {
        table.allocate(5, 1, A);
        table.share(A, 5, 1, B, Right.READ | Right.WRITE);
        assertThat(table.guard(A, 5, 1)).isEqualTo(-Errno.EPERM);
    }

    @Test
    void numbersThatDoNotExistAreRefused() {
        assertThat(table.allocate(FRAMES, 1, A)).isEqualTo(-Errno.EINVAL);
        assertThat(table.allocate(-2, 1, A)).isEqualTo(-Errno.EINVAL);
        assertThat(table.allocate(FrameTable.ANY, 0, A)).isEqualTo(-Errno.EINVAL);
        assertThat(table.allocate(FrameTable.ANY, Long.MAX_VALUE, A)).isEqualTo(-Errno.EINVAL);
        assertThat(table.holds(A, Long.MAX_VALUE, 1, Right.READ)).isFalse();
        assertThat(table.holds(A, 5, Long.MAX_VALUE, Right.READ)).isFalse();
        assertThat(table.holds(A, -1, 1, Right.READ)).isFalse();
        assertThat(table.release(A, -1, 1)).isEqualTo(-Errno.EPERM);
    }
}
