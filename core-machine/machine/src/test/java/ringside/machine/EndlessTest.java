package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Guests that go on without retiring an instruction: a run ends all the same.
class EndlessTest {
    /// The page fault handler lies where nothing is mapped, on a stack that does not move.
    private static final String HANDLER_IN_A_HOLE = """
            c7 04 25 e0 a0 00 00 00 00 08 00 | movl $0x80000,0xa0e0
            c7 04 25 e4 a0 00 00 01 8e 00 40 | movl $0x40008e01,0xa0e4
            c7 04 25 e8 a0 00 00 00 00 00 00 | movl $0x0,0xa0e8
            8b 04 25 00 00 00 40             | mov 0x40000000,%eax
            """;
    /// Channel 0 of the timer ticks, but its line is masked.
    private static final String TICK_UNHEARD = """
            b0 ff    | mov $0xff,%al
            e6 21    | out %al,$0x21
            b0 34    | mov $0x34,%al
            e6 43    | out %al,$0x43
            b0 02    | mov $0x2,%al
            e6 40    | out %al,$0x40
            b0 00    | mov $0x0,%al
            e6 40    | out %al,$0x40
            fb       | sti
            f4       | hlt
            """;

    @Test
    void exceptionsThatFollowEachOtherWithoutEndAreAReason() {
        var guest = Guest.of(HANDLER_IN_A_HOLE).run();
        assertThat(guest.stop()).isInstanceOfSatisfying(StopReason.Stuck.class,
                stuck -> assertThat(stuck.report()).contains("no instruction can run at 0x40000000").contains("in ring 0"));
    }

    @Test
    void repeatedInstructionEndsARunBeforeItEnds() {
        var machine = Guest.of("""
                b9 ff ff ff ff | mov $0xffffffff,%ecx
                be 00 00 10 00 | mov $0x100000,%esi
                f3 ac          | rep lods %ds:(%rsi),%al
                f4             | hlt
                """).machine();
        assertThat(machine.run(10_000)).isEqualTo(new StopReason.Limit());
        long retired = machine.instructions();
        long left = machine.state().registers().get(Guest.RCX);
        assertThat(left).isLessThan(0xFFFF_FFFFL);
        assertThat(machine.disassemble(machine.state().rip())).startsWith("rep lods");
        machine.run(10_000);
        assertThat(machine.instructions()).isEqualTo(retired);
        assertThat(machine.state().registers().get(Guest.RCX)).isLessThan(left);
    }

    @Test
    void ticksThatWakeNobodyEndARun() {
        assertThat(Guest.of(TICK_UNHEARD).run().stop()).isEqualTo(new StopReason.Idle());
    }
}
