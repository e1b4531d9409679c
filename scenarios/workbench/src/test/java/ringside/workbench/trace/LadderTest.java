package ringside.workbench.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.machine.trace.TraceEvent.Cause;

class LadderTest {
    @Test
    void drawsAColumnForEachComponentAndAnArrowForEachHop() {
        var events = new Events().threadSwitch(0, 7).open(17)
                .ring(0, Cause.SYSCALL).transfer(1, 2).tlbMiss().transfer(2, 1).ring(3, Cause.SYSRET).close(17).list();
        var request = RequestTracker.attribute(events).requests().getFirst();
        assertThat(new Ladder(request, List.of("unknown", "program", "kernel")).print()).isEqualTo("""
                request 17: 60 model cycles
                   cycles      program       kernel
                       +0         ●             │      request 17 opens
                      +10         ●             │      ring 3 → 0 by syscall
                      +20         ●─────────────▶      program → kernel
                      +40         ◀─────────────●      kernel → program
                      +50         ●             │      ring 0 → 3 by sysret
                      +60         ●             │      request 17 closes
                """);
    }
}
