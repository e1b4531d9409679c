package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static ringside.machine.Guest.RAX;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.machine.time.CostTable;
import ringside.machine.time.CostTables;
import ringside.machine.trace.Observation;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.Direction;

/// Lines that move between cores.
class LinesTest {
    private static final String COSTS = "teaching-default";
    private static final String OWN = """
            c7 04 25 00 00 25 00 01 00 00 00 | movl $0x1,0x250000
            """;
    private static final String TOUCH = """
            8b 04 25 80 00 25 00    | mov 0x250080,%eax
            0f 31                   | rdtsc
            89 c3                   | mov %eax,%ebx
            8b 0c 25 00 00 25 00    | mov 0x250000,%ecx
            0f 31                   | rdtsc
            29 d8                   | sub %ebx,%eax
            8b 0c 25 00 00 25 00    | mov 0x250000,%ecx
            89 0c 25 00 00 25 00    | mov %ecx,0x250000
            f0 ff 04 25 40 00 25 00 | lock incl 0x250040
            89 0c 25 00 10 25 00    | mov %ecx,0x251000
            f4                      | hlt
            """;

    private static List<List<Object>> transfers(Guest guest) {
        List<List<Object>> transfers = new ArrayList<>();
        guest.machine().observe(Observation.none(), event -> {
            if (event instanceof TraceEvent.LineTransfer moved && moved.line() >= 0x25_0000) {
                transfers.add(List.of(moved.line(), moved.from(), moved.to(), moved.direction()));
            }
        });
        guest.run();
        assertThat(guest.stop()).isEqualTo(new StopReason.Idle());
        return transfers;
    }

    private static Guest touching(String costs) {
        return Guest.of(OWN + CoresTest.START + CoresTest.HALT).cores(2).costs(costs).with(CoresTest.SECOND, TOUCH);
    }

    @Test
    void readersShareAndAWriterIsAlone() {
        assertThat(transfers(touching(COSTS))).containsExactly(
                List.of(0x25_0080L, 0, 1, Direction.READ),
                List.of(0x25_0000L, 0, 1, Direction.READ),
                List.of(0x25_0000L, 0, 1, Direction.WRITE),
                List.of(0x25_0040L, 0, 1, Direction.WRITE));
    }

    @Test
    void transferCostsWhatTheTableSays() {
        var costs = CostTables.load(COSTS);
        var guest = touching(COSTS).run();
        assertThat(guest.register(1, RAX)).as("rdtsc, move, load").isEqualTo(3L * costs.price(CostTable.Item.INSTRUCTION)
                + costs.price(CostTable.Item.MEMORY) + costs.price(CostTable.Item.LINE_TRANSFER));
    }

    @Test
    void messageAndAnswerByPollingMoveFourLines() {
        var guest = Guest.of(CoresTest.START + CoresTest.AWAIT + """
                c7 04 25 80 00 25 00 01 00 00 00 | movl $0x1,0x250080
                f3 90                            | pause
                83 3c 25 c0 00 25 00 01          | cmpl $0x1,0x2500c0
                75 f4                            | jne to the pause
                f4                               | hlt
                """).cores(2).costs(COSTS).with(CoresTest.SECOND, """
                8b 04 25 80 00 25 00             | mov 0x250080,%eax
                """ + CoresTest.ANNOUNCE + """
                f3 90                            | pause
                83 3c 25 80 00 25 00 01          | cmpl $0x1,0x250080
                75 f4                            | jne to the pause
                c7 04 25 c0 00 25 00 01 00 00 00 | movl $0x1,0x2500c0
                f4                               | hlt
                """);
        var moved = transfers(guest).stream().filter(transfer -> (long) transfer.getFirst() >= 0x25_0080).toList();
        assertThat(moved).endsWith(
                List.of(0x25_0080L, 1, 0, Direction.WRITE), List.of(0x25_0080L, 0, 1, Direction.READ),
                List.of(0x25_00C0L, 0, 1, Direction.WRITE), List.of(0x25_00C0L, 1, 0, Direction.READ));
    }

    @Test
    void noLinesAreFollowedWhereTheyCostNothing() {
        assertThat(transfers(touching("flat"))).isEmpty();
        assertThat(transfers(Guest.of(OWN + TOUCH).costs(COSTS))).isEmpty();
    }
}
