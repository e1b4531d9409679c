package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static ringside.machine.Guest.RAX;
import static ringside.machine.Guest.RBX;
import static ringside.machine.Guest.RCX;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.machine.time.CostTable;
import ringside.machine.time.CostTables;
import ringside.machine.trace.Observation;
import ringside.machine.trace.TraceEvent;

/// Model cycles and the modelled translation buffer.
class TimeTest {
    private static final String WALK_PAGES = """
                ba 00 04 00 00 | mov $0x400,%edx
                b8 00 00 60 00 | mov $0x600000,%eax
                48 8b 18       | mov (%rax),%rbx
                05 00 00 20 00 | add $0x200000,%eax
                3d 00 00 60 02 | cmp $0x2600000,%eax
                72 f1          | jb 20100a <__bss_start-0xff6>
                ff ca          | dec %edx
                75 e8          | jne 201005 <__bss_start-0xffb>
                f4             | hlt
                """;

    private static long misses(Guest guest) {
        List<TraceEvent> misses = new ArrayList<>();
        guest.machine().observe(Observation.none(), event -> {
            if (event instanceof TraceEvent.TlbMiss) {
                misses.add(event);
            }
        });
        guest.run();
        return misses.size();
    }

    @Test
    void repeatedAccessToFewPagesMissesOnce() {
        long misses = misses(Guest.of(WALK_PAGES));
        assertThat(misses).as("17 large pages and what boot touches").isBetween(17L, 30L);
    }

    @Test
    void missesAreTheSameHoweverTheRunIsCutUp() {
        var walk = """
                ba 14 00 00 00 | mov $0x14,%edx
                b8 00 00 60 00 | mov $0x600000,%eax
                48 8b 18       | mov (%rax),%rbx
                05 00 00 20 00 | add $0x200000,%eax
                3d 00 00 60 06 | cmp $0x6600000,%eax
                72 f1          | jb 20100a <__bss_start-0xff6>
                ff ca          | dec %edx
                75 e8          | jne 201005 <__bss_start-0xffb>
                f4             | hlt
                """;
        var whole = Guest.of(walk);
        long misses = misses(whole);
        assertThat(misses).as("48 pages in 32 places, code among them").isGreaterThan(20 * 48);
        var cut = Guest.of(walk);
        List<TraceEvent> seen = new ArrayList<>();
        cut.machine().observe(Observation.none(), seen::add);
        while (cut.machine().run(3) instanceof StopReason.Limit) {
            assertThat(cut.machine().instructions()).isLessThan(1_000_000);
        }
        assertThat(seen.stream().filter(TraceEvent.TlbMiss.class::isInstance)).hasSize((int) misses);
        assertThat(cut.machine().stateHash()).isEqualTo(whole.machine().stateHash());
    }

    @Test
    void missesCostWhatTheTableSays() {
        var costs = CostTables.load("teaching-default");
        var code = """
                0f 20 d8             | mov %cr3,%rax
                0f 31                | rdtsc
                89 c3                | mov %eax,%ebx
                8b 0c 25 00 00 25 00 | mov 0x250000,%ecx
                0f 31                | rdtsc
                29 d8                | sub %ebx,%eax
                f4                   | hlt
                """;
        var guest = Guest.of(code).costs("teaching-default").run();
        assertThat(guest.register(RAX)).as("first rdtsc, move, load, in a page the code uses too")
                .isEqualTo(3L * costs.price(CostTable.Item.INSTRUCTION) + costs.price(CostTable.Item.MEMORY));
    }

    @Test
    void timeStampCountsModelCycles() {
        var guest = Guest.of("""
                0f 31 | rdtsc
                89 c3 | mov %eax,%ebx
                90    | nop
                90    | nop
                0f 31 | rdtsc
                29 d8 | sub %ebx,%eax
                f4    | hlt
                """).run();
        assertThat(guest.register(RAX)).isEqualTo(4);
    }

    @Test
    void repeatedStringInstructionRetiresAsOne() {
        var short1 = Guest.of("""
                b9 01 00 00 00 | mov $0x1,%ecx
                bf 00 00 25 00 | mov $0x250000,%edi
                f3 aa          | rep stos %al,%es:(%rdi)
                f4             | hlt
                """).run().machine().instructions();
        var long1 = Guest.of("""
                b9 00 40 00 00 | mov $0x4000,%ecx
                bf 00 00 25 00 | mov $0x250000,%edi
                f3 aa          | rep stos %al,%es:(%rdi)
                f4             | hlt
                """).run().machine().instructions();
        assertThat(long1).isEqualTo(short1);
    }

    @Test
    void interruptLandsBetweenChunksOfARepeatedInstruction() {
        var guest = Guest.of("""
                bd 00 00 e0 fe                | mov $0xfee00000,%ebp
                c7 85 f0 00 00 00 ff 01 00 00 | movl $0x1ff,0xf0(%rbp)
                c7 85 e0 03 00 00 0b 00 00 00 | movl $0xb,0x3e0(%rbp)
                c7 85 20 03 00 00 40 00 00 00 | movl $0x40,0x320(%rbp)
                bf 00 00 60 00                | mov $0x600000,%edi
                b9 00 00 80 00                | mov $0x800000,%ecx
                b0 5a                         | mov $0x5a,%al
                c7 85 80 03 00 00 f4 01 00 00 | movl $0x1f4,0x380(%rbp)
                fb                            | sti
                f3 aa                         | rep stos %al,%es:(%rdi)
                fa                            | cli
                f4                            | hlt
                """).costs("teaching-default").with(0x20_2000, """
                48 89 cb                      | mov %rcx,%rbx
                48 8b 34 24                   | mov (%rsp),%rsi
                c7 85 b0 00 00 00 00 00 00 00 | movl $0x0,0xb0(%rbp)
                48 cf                         | iretq
                """).run();
        assertThat(guest.stop()).isEqualTo(new StopReason.Idle());
        assertThat(guest.register(RBX)).isBetween(1L, 0x7F_FFFFL);
        assertThat(guest.register(RCX)).isZero();
        assertThat(guest.memory(guest.register(Guest.RSI)) & 0xFFFF).as("RIP is still at the instruction").isEqualTo(0xAAF3);
        assertThat(guest.memory(0x60_0000 + 0x80_0000 - 8)).isEqualTo(0x5A5A_5A5A_5A5A_5A5AL);
    }

    @Test
    void addressSpaceTagsKeepTranslations() {
        var guest = Guest.of("""
                0f 20 e0                            | mov %cr4,%rax
                48 0f ba e8 11                      | bts $0x11,%rax
                0f 22 e0                            | mov %rax,%cr4
                48 c7 04 25 00 80 00 00 03 00 25 00 | movq $0x250003,0x8000
                48 c7 04 25 00 00 25 00 01 00 00 00 | movq $0x1,0x250000
                48 c7 04 25 00 10 25 00 02 00 00 00 | movq $0x2,0x251000
                48 8b 04 25 00 00 00 40             | mov 0x40000000,%rax
                48 c7 04 25 00 80 00 00 03 10 25 00 | movq $0x251003,0x8000
                b9 01 10 00 00                      | mov $0x1001,%ecx
                0f 22 d9                            | mov %rcx,%cr3
                48 8b 1c 25 00 00 00 40             | mov 0x40000000,%rbx
                48 b9 00 10 00 00 00 00 00 80       | movabs $0x8000000000001000,%rcx
                0f 22 d9                            | mov %rcx,%cr3
                48 8b 0c 25 00 00 00 40             | mov 0x40000000,%rcx
                f4                                  | hlt
                """).run();
        assertThat(guest.register(RAX)).isEqualTo(1);
        assertThat(guest.register(RBX)).as("another tag has no translation yet").isEqualTo(2);
        assertThat(guest.register(RCX)).as("the kept translation is old").isEqualTo(1);
    }
}
