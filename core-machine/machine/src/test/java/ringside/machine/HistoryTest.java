package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ringside.machine.Guest.RCX;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.machine.trace.Observation;
import ringside.machine.trace.TraceEvent;

class HistoryTest {
    private static final long BUDGET = 64 << 20;
    /// Sends the low byte of a counter and stores the counter in one place, for ever.
    private static final String COUNT = """
            31 c9                   | xor %ecx,%ecx
            66 ba f8 03             | mov $0x3f8,%dx
            ff c1                   | inc %ecx
            89 c8                   | mov %ecx,%eax
            ee                      | out %al,(%dx)
            89 0c 25 00 00 50 00    | mov %ecx,0x500000
            bb 64 00 00 00          | mov $0x64,%ebx
            ff cb                   | dec %ebx
            75 fc                   | jne to dec
            eb e9                   | jmp to inc
            """;
    /// Adds up what is typed.
    private static final String READ = """
            66 ba fd 03  | mov $0x3fd,%dx
            ec           | in (%dx),%al
            a8 01        | test $0x1,%al
            74 f7        | je to the mov
            66 ba f8 03  | mov $0x3f8,%dx
            ec           | in (%dx),%al
            00 c1        | add %al,%cl
            eb ee        | jmp to the first mov
            """;
    private static final int PLACE = 0x50_0000;

    /// Past the prelude.
    private static Machine started(Guest guest) {
        var machine = guest.machine();
        while (machine.state().rip() != Guest.CODE) {
            assertThat(machine.run(1)).isEqualTo(new StopReason.Limit());
        }
        return machine;
    }

    private static long counter(Machine machine) {
        return machine.state().registers().get(RCX);
    }

    @Test
    void forwardBackAndForwardAgainIsTheSameStateEverywhere() {
        for (var guest : List.of(Guest.of(COUNT), Guest.of(CoresTest.START + SnapshotTest.BUSY).cores(2).costs("teaching-default")
                .with(CoresTest.SECOND, SnapshotTest.BUSY))) {
            var machine = started(guest);
            long start = machine.instructions();
            var history = new History(machine, BUDGET);
            List<String> hashes = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                hashes.add(machine.stateHash());
                history.run(1);
            }
            history.run(2_000);
            for (int i = 199; i >= 0; i--) {
                history.goTo(start + i);
                assertThat(machine.stateHash()).as("instruction %d", i).isEqualTo(hashes.get(i));
            }
            history.run(199);
            assertThat(machine.stateHash()).isEqualTo(hashes.get(199));
        }
    }

    @Test
    void cutsAndSnapshotsChangeNothing() {
        var plain = Guest.of(COUNT).machine();
        plain.run(2_500_000);
        var machine = Guest.of(COUNT).machine();
        var history = new History(machine, BUDGET);
        history.run(2_500_000);
        assertThat(machine.stateHash()).isEqualTo(plain.stateHash());
        history.goTo(1_234_567);
        history.run(2_500_000 - 1_234_567);
        assertThat(machine.stateHash()).isEqualTo(plain.stateHash());
    }

    @Test
    void stepBackGoesBackByOneInstruction() {
        var machine = Guest.of(COUNT).machine();
        var history = new History(machine, BUDGET);
        history.run(999);
        var before = machine.stateHash();
        history.run(1);
        assertThat(history.stepBack()).isTrue();
        assertThat(machine.stateHash()).isEqualTo(before);
        history.goTo(0);
        assertThat(history.stepBack()).isFalse();
    }

    @Test
    void runsBackToTheLastStoreToAPlace() {
        var machine = Guest.of(COUNT).machine();
        var history = new History(machine, BUDGET);
        history.run(50_000);
        long counter = counter(machine);
        assertThat(history.runBack(new Condition.Stored(PLACE, 4))).isTrue();
        assertThat(machine.disassemble(machine.state().rip())).contains("0x500000");
        assertThat(counter(machine)).isEqualTo(counter);
        assertThat(history.runBack(new Condition.Stored(PLACE, 4))).isTrue();
        assertThat(counter(machine)).isEqualTo(counter - 1);
        assertThat(history.runBack(new Condition.Stored(PLACE + 64, 4))).isFalse();
        assertThat(history.position()).isZero();
    }

    @Test
    void runsBackToTheLastReadOfAPlace() {
        var machine = Guest.of("""
                8b 04 25 00 00 50 00 | 201000 mov 0x500000,%eax
                90                   | 201007 nop
                3b 04 25 00 00 50 00 | 201008 cmp 0x500000,%eax
                c7 04 25 00 00 50 00 00 00 00 00 | 20100f movl $0x0,0x500000
                eb fe                | 20101a jmp to itself
                """).machine();
        var history = new History(machine, BUDGET);
        history.run(20_000);
        var before = machine.stateHash();
        assertThat(history.runBack(new Condition.Loaded(0x50_0002, 1))).isTrue();
        assertThat(machine.state().rip()).isEqualTo(0x20_1008);
        assertThat(history.runBack(new Condition.Loaded(0x50_0000, 4))).isTrue();
        assertThat(machine.state().rip()).isEqualTo(0x20_1000);
        assertThat(history.runBack(new Condition.Loaded(0x50_0000, 4))).isFalse();
        history.goTo(history.end());
        assertThat(machine.stateHash()).isEqualTo(before);
    }

    @Test
    void runsBackToAnEvent() {
        var machine = Guest.of(COUNT).machine();
        var history = new History(machine, BUDGET);
        history.run(50_000);
        long counter = counter(machine);
        for (int i = 0; i < 3; i++) {
            assertThat(history.runBack(Condition.kind(TraceEvent.PortAccess.class))).isTrue();
            assertThat(counter(machine)).isEqualTo(counter - i);
            assertThat(machine.disassemble(machine.state().rip())).startsWith("out");
        }
    }

    @Test
    void runsBackToTheEntryOfAComponent() {
        var machine = Guest.of(COUNT).machine();
        var counting = new Observation.Region(Guest.CODE, Guest.CODE + 0x100, 1);
        machine.observe(new Observation(List.of("unknown", "counting"), List.of(counting), List.of(), List.of()), event -> { });
        var history = new History(machine, BUDGET);
        history.run(50_000);
        assertThat(history.runBack(Condition.entered(1))).isTrue();
        assertThat(machine.state().rip()).isEqualTo(Guest.CODE);
        assertThat(counter(machine)).isZero();
    }

    @Test
    void whatIsRunAgainIsNotPrintedAgain() {
        var guest = Guest.of(COUNT);
        var history = new History(started(guest), BUDGET);
        long start = history.position();
        history.run(5_000);
        var printed = guest.serial();
        history.goTo(start + 100);
        history.run(4_900);
        assertThat(guest.serial()).isEqualTo(printed).isNotEmpty();
        history.run(1_000);
        assertThat(guest.serial()).startsWith(printed).hasSizeGreaterThan(printed.length());
    }

    @Test
    void inputArrivesAgainWhereItArrived() {
        var machine = started(Guest.of(READ));
        long start = machine.instructions();
        var history = new History(machine, BUDGET);
        history.run(1_000);
        history.type("ab".getBytes(StandardCharsets.US_ASCII));
        history.run(1_000);
        history.type("c".getBytes(StandardCharsets.US_ASCII));
        history.run(1_000);
        var end = machine.stateHash();
        assertThat(counter(machine) & 0xFF).isEqualTo('a' + 'b' + 'c' & 0xFF);
        history.goTo(start + 500);
        history.run(2_500);
        assertThat(machine.stateHash()).isEqualTo(end);
        history.goTo(start + 500);
        history.type("z".getBytes(StandardCharsets.US_ASCII));
        history.run(2_500);
        assertThat(counter(machine) & 0xFF).as("another future").isEqualTo('z');
    }

    @Test
    void snapshotsStayWithinTheBudget() {
        int bytes = 128 << 10;
        var machine = Guest.of(COUNT).machine();
        var history = new History(machine, bytes);
        history.run(12_000_000);
        assertThat(history.bytes()).isLessThan(bytes);
        assertThat(history.interval()).isGreaterThan(1_000_000);
        history.goTo(11_000_003);
        assertThat(history.position()).isEqualTo(11_000_003);
        assertThatThrownBy(() -> history.goTo(12_000_001)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not at 12000001");
    }
}
