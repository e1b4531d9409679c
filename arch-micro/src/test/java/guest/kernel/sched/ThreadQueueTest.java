package guest.kernel.sched;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreadQueueTest {
    private final ThreadQueue queue = new ThreadQueue();
    private final Tcb one = new Tcb(1, 0, 4096);
    private final Tcb two = new Tcb(2, 0, 4096);
    private final Tcb three = new Tcb(3, 0, 4096);

    @Test
    void whoeverWaitsLongestIsTakenFirst() {
        queue.add(one);
        queue.add(two);
        queue.addFirst(three);
        assertThat(queue.take()).isSameAs(three);
        assertThat(queue.take()).isSameAs(one);
        assertThat(queue.take()).isSameAs(two);
        assertThat(queue.take()).isNull();
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void aThreadLeavesFromAnyPlaceAndTheEndStaysTheEnd() {
        queue.add(one);
        queue.add(two);
        queue.add(three);
        three.leaveQueue();
        queue.add(three);
        two.leaveQueue();
        two.leaveQueue();
        assertThat(queue.take()).isSameAs(one);
        assertThat(queue.take()).isSameAs(three);
        assertThat(queue.isEmpty()).isTrue();
    }
}
