package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.machine.trace.Observation;
import ringside.machine.trace.TraceEvent;

/// Who runs when, and that it never depends on how a run is cut up.
class TurnsTest {
    private static final int AHEAD = 100;
    private static final String ADD = """
            b9 f4 01 00 00          | mov $0x1f4,%ecx
            f0 ff 04 25 00 00 25 00 | lock incl 0x250000
            f3 90                   | pause
            ff c9                   | dec %ecx
            75 f2                   | jne to the addition
            f4                      | hlt
            """;
    private static final String COUNT = """
            48 ff c0 | inc %rax
            eb fb    | jmp to the inc
            """;
    private static final String POLL = """
            f3 90 | pause
            eb fc | jmp to the pause
            """;

    private static Guest adding(String costs) {
        return Guest.of(CoresTest.START + ADD).cores(2).costs(costs).with(CoresTest.SECOND, ADD);
    }

    /// Clocks of two cores after each instruction, once both run.
    private static List<long[]> clocks(String first, String second) {
        var guest = Guest.of(CoresTest.START + CoresTest.AWAIT + first).cores(2).with(CoresTest.SECOND, CoresTest.ANNOUNCE + second);
        var machine = guest.machine();
        while (machine.state(1).rip() < CoresTest.SECOND || machine.state(0).rip() <= Guest.CODE + 0x2D) {
            machine.run(1);
        }
        machine.run(1000);
        List<long[]> clocks = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            clocks.add(new long[] {machine.cycles(0), machine.cycles(1)});
            machine.run(1);
        }
        return clocks;
    }

    private static int acting(long[] before, long[] after) {
        return after[0] != before[0] ? 0 : 1;
    }

    @Test
    void coreThatIsBehindRunsUntilItIsAhead() {
        var clocks = clocks(COUNT, COUNT);
        int turns = 0;
        for (int i = 2; i < clocks.size(); i++) {
            int before = acting(clocks.get(i - 2), clocks.get(i - 1));
            int now = acting(clocks.get(i - 1), clocks.get(i));
            var at = clocks.get(i - 1);
            if (now != before) {
                assertThat(at[before] - at[now]).isEqualTo(AHEAD);
                turns++;
            }
        }
        assertThat(turns).as("each turn of %d instructions goes from %d behind to as much ahead", 2 * AHEAD, AHEAD).isBetween(8, 12);
    }

    @Test
    void pauseEndsATurn() {
        for (var clock : clocks(POLL, COUNT)) {
            assertThat(clock[0] - clock[1]).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void lockedAdditionsOfTwoCoresAllCount() {
        var guest = adding("teaching-default").run();
        assertThat(guest.stop()).isEqualTo(new StopReason.Idle());
        assertThat(guest.memory(0x25_0000)).isEqualTo(1000);
    }

    @Test
    void stateAndEventsAreTheSameHoweverTheRunIsCutUp() {
        for (var costs : List.of("flat", "teaching-default")) {
            var whole = adding(costs);
            List<TraceEvent> expected = new ArrayList<>();
            whole.machine().observe(Observation.none(), expected::add);
            whole.run();
            for (int piece : new int[] {1, 7, 333}) {
                var cut = adding(costs);
                List<TraceEvent> events = new ArrayList<>();
                cut.machine().observe(Observation.none(), events::add);
                while (cut.machine().run(piece) instanceof StopReason.Limit) {
                    assertThat(cut.machine().instructions()).isLessThan(100_000);
                }
                assertThat(cut.machine().stateHash()).isEqualTo(whole.machine().stateHash());
                assertThat(events).isEqualTo(expected);
            }
            assertThat(adding(costs).run().machine().stateHash()).as("unobserved").isEqualTo(whole.machine().stateHash());
        }
    }

    @Test
    void stateInTheMiddleIsTheSameHoweverItWasReached() {
        var whole = adding("teaching-default");
        whole.machine().run(2_345);
        var cut = adding("teaching-default");
        for (int i = 0; i < 2_345; i += 5) {
            cut.machine().run(5);
        }
        assertThat(cut.machine().stateHash()).isEqualTo(whole.machine().stateHash());
    }
}
