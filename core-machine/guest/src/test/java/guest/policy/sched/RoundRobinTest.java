package guest.policy.sched;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundRobinTest {
    private final RoundRobin line = new RoundRobin(3);

    @Test
    void whoeverWaitedLongestIsNext() {
        line.add(5);
        line.add(0);
        assertThat(line.next()).isEqualTo(5);
        line.add(5);
        line.add(7);
        assertThat(line.next()).isZero();
        assertThat(line.next()).isEqualTo(5);
        assertThat(line.isEmpty()).isFalse();
        assertThat(line.next()).isEqualTo(7);
        assertThat(line.isEmpty()).isTrue();
    }

    @Test
    void anEmptyLineHasNobody() {
        assertThat(line.next()).isEqualTo(RoundRobin.NOBODY);
    }

    @Test
    void aCandidateLeavesTheLineFromAnyPlace() {
        line.add(1);
        line.next();
        line.add(2);
        line.add(3);
        line.add(4);
        line.remove(3);
        line.add(5);
        assertThat(line.next()).isEqualTo(2);
        assertThat(line.next()).isEqualTo(4);
        assertThat(line.next()).isEqualTo(5);
        assertThat(line.isEmpty()).isTrue();
    }
}
