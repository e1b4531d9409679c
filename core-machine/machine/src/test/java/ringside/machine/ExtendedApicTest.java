package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// x2APIC, which QEMU's TCG lacks, and turning the interrupt controller off and on. Expected values: Intel SDM vol. 3A §10.4.3, §10.12.
class ExtendedApicTest {
    private static final String EXTENDED = """
                b9 1b 00 00 00 | mov $0x1b,%ecx
                0f 32          | rdmsr
                0d 00 04 00 00 | or $0x400,%eax
                0f 30          | wrmsr
                """;
    private static final String SOFTWARE_ENABLED = """
                b9 0f 08 00 00 | mov $0x80f,%ecx
                b8 ff 01 00 00 | mov $0x1ff,%eax
                31 d2          | xor %edx,%edx
                0f 30          | wrmsr
                """;
    private static final String HALT = "f4 | hlt\n";

    private static String write(int register, long high, int low) {
        return String.format("b9 %08x | mov,%%ecx%nb8 %08x | mov,%%eax%nba %08x | mov,%%edx%n0f 30 | wrmsr%n",
                Integer.reverseBytes(register), Integer.reverseBytes(low), Integer.reverseBytes((int) high));
    }

    private static String read(int register) {
        return String.format("b9 %08x | mov,%%ecx%n0f 32 | rdmsr%n", Integer.reverseBytes(register));
    }

    @Test
    void modesChangeInTheOrderOfTheManualOnly() {
        int enabled = 0xFEE0_0900;
        int extended = enabled | 0x400;
        int off = enabled & ~0x800;
        assertThat(Guest.of(write(0x1B, 0, extended) + read(0x1B) + HALT).run().register(Guest.RAX)).isEqualTo(0xFEE0_0D00L);
        assertThat(Guest.of(write(0x1B, 0, extended) + write(0x1B, 0, enabled)).run().vector()).as("back to xAPIC").isEqualTo(13);
        assertThat(Guest.of(write(0x1B, 0, off | 0x400)).run().vector()).as("extended but off").isEqualTo(13);
        assertThat(Guest.of(write(0x1B, 0, off) + write(0x1B, 0, extended)).run().vector()).as("from off").isEqualTo(13);
        assertThat(Guest.of(write(0x1B, 0, extended) + write(0x1B, 0, off) + write(0x1B, 0, enabled) + write(0x1B, 0, extended) + HALT)
                .run().vector()).isZero();
        assertThat(Guest.of(write(0x1B, 0, extended)).model(CpuModel.QEMU64).run().vector()).as("not advertised").isEqualTo(13);
    }

    @Test
    void registersAnswerAsModelSpecificOnesAndNoLongerInMemory() {
        assertThat(Guest.of(read(0x802)).run().vector()).as("before").isEqualTo(13);
        var guest = Guest.of(EXTENDED + read(0x803) + """
                89 c6             | mov %eax,%esi
                41 be 00 00 e0 fe | mov $0xfee00000,%r14d
                41 8b 7e 30       | mov 0x30(%r14),%edi
                b8 01 00 00 00    | mov $0x1,%eax
                0f a2             | cpuid
                89 cd             | mov %ecx,%ebp
                f4                | hlt
                """).run();
        assertThat(guest.register(Guest.RSI)).isEqualTo(0x5_0014);
        assertThat(guest.register(Guest.RDI)).isEqualTo(0xFFFF_FFFFL);
        assertThat(guest.register(Guest.RBP) >> 21 & 1).isEqualTo(1);
    }

    @Test
    void numbersThatDoNotExistAndReservedBitsFault() {
        for (int register : new int[] {0x80B, 0x80E, 0x831, 0x83F, 0x809, 0x840, 0xBFF}) {
            assertThat(Guest.of(EXTENDED + read(register)).run().vector()).as("reading 0x%x", register).isEqualTo(13);
        }
        for (int register : new int[] {0x802, 0x803, 0x80A, 0x80D, 0x80E, 0x810, 0x820, 0x831, 0x839}) {
            assertThat(Guest.of(EXTENDED + write(register, 0, 0)).run().vector()).as("writing 0x%x", register).isEqualTo(13);
        }
        assertThat(Guest.of(EXTENDED + write(0x80B, 0, 1)).run().vector()).as("end of interrupt").isEqualTo(13);
        assertThat(Guest.of(EXTENDED + write(0x808, 0, 0x100)).run().vector()).as("task priority").isEqualTo(13);
        assertThat(Guest.of(EXTENDED + write(0x808, 1, 0)).run().vector()).as("upper half").isEqualTo(13);
        assertThat(Guest.of(EXTENDED + write(0x830, 0, 0x10_0000)).run().vector()).as("command").isEqualTo(13);
        assertThat(Guest.of(EXTENDED + write(0x808, 0, 0x20) + write(0x80B, 0, 0) + HALT).run().vector()).isZero();
    }

    /// Vector 0x40 counts in R8 and tells the controller.
    private static final String HANDLER = """
                49 ff c0       | inc %r8
                b9 0b 08 00 00 | mov $0x80b,%ecx
                31 c0          | xor %eax,%eax
                31 d2          | xor %edx,%edx
                0f 30          | wrmsr
                48 cf          | iretq
                """;

    @Test
    void aCoreInterruptsItselfInThreeWays() {
        String allowed = "fb | sti\n90 | nop\nfa | cli\n";
        var guest = Guest.of(EXTENDED + SOFTWARE_ENABLED + write(0x83F, 0, 0x40) + allowed + write(0x830, 0, 0x4_0040) + allowed
                + write(0x830, 0, 0x40) + allowed + HALT).with(0x20_2000, HANDLER).run();
        assertThat(guest.register(8)).isEqualTo(3);
    }

    @Test
    void theCommandOfOneWriteStartsAndInterruptsAnotherCore() {
        var guest = Guest.of(EXTENDED + SOFTWARE_ENABLED + write(0x830, 2, 0x4500) + write(0x830, 2, 0x4610) + """
                f3 90                   | pause
                83 3c 25 40 00 25 00 01 | cmpl $0x1,0x250040
                75 f4                   | jne 201200 <__bss_start-0xe00>
                """ + write(0x830, 2, 0x40) + HALT).cores(3).with(0x20_4000, EXTENDED + read(0x802) + """
                89 c6                            | mov %eax,%esi
                b9 0d 08 00 00                   | mov $0x80d,%ecx
                0f 32                            | rdmsr
                89 c7                            | mov %eax,%edi
                fb                               | sti
                c7 04 25 40 00 25 00 01 00 00 00 | movl $0x1,0x250040
                f3 90                            | pause
                4d 85 c0                         | test %r8,%r8
                74 f9                            | je 204117 <__bss_start-0xee9>
                fa                               | cli
                f4                               | hlt
                """).with(0x20_2000, HANDLER).run();
        assertThat(guest.stop()).isEqualTo(new StopReason.Idle());
        assertThat(guest.register(2, 8)).isEqualTo(1);
        assertThat(guest.register(2, Guest.RSI)).isEqualTo(2);
        assertThat(guest.register(2, Guest.RDI)).as("logical: cluster 0, third in it").isEqualTo(4);
        assertThat(guest.register(1, 8)).isZero();
    }

    @Test
    void logicalDestinationsAreASetInACluster() {
        int cores = 18;
        var start = write(0x830, 0, 0xC_4500) + write(0x830, 0, 0xC_4610);
        var guest = Guest.of(EXTENDED + SOFTWARE_ENABLED + start + """
                f3 90                   | pause
                83 3c 25 40 00 25 00 11 | cmpl $0x11,0x250040
                75 f4                   | jne 201200 <__bss_start-0xe00>
                """ + write(0x830, 0x1_0003, 0x840) + write(0x830, 0x0_8002, 0x840) + HALT).cores(cores).with(0x20_4000, EXTENDED + """
                fb                      | sti
                f0 ff 04 25 40 00 25 00 | lock incl 0x250040
                f4                      | hlt
                eb fd                   | jmp 204109 <__bss_start-0xef7>
                """).with(0x20_2000, HANDLER).run();
        assertThat(guest.stop()).isEqualTo(new StopReason.Idle());
        assertThat(IntStream.range(0, cores).filter(core -> guest.register(core, 8) == 1)).containsExactly(1, 15, 16, 17);
    }

    @Test
    void turnedOffItIsNeitherThereNorAdvertisedAndTurnedOnItIsNew() {
        var guest = Guest.of("""
                41 be 00 00 e0 fe                | mov $0xfee00000,%r14d
                41 c7 86 f0 00 00 00 ff 01 00 00 | movl $0x1ff,0xf0(%r14)
                41 c7 86 80 00 00 00 30 00 00 00 | movl $0x30,0x80(%r14)
                b9 1b 00 00 00                   | mov $0x1b,%ecx
                0f 32                            | rdmsr
                89 c5                            | mov %eax,%ebp
                25 ff f7 ff ff                   | and $0xfffff7ff,%eax
                0f 30                            | wrmsr
                45 8b 46 30                      | mov 0x30(%r14),%r8d
                b8 01 00 00 00                   | mov $0x1,%eax
                0f a2                            | cpuid
                41 89 d1                         | mov %edx,%r9d
                b8 01 00 00 80                   | mov $0x80000001,%eax
                0f a2                            | cpuid
                41 89 d2                         | mov %edx,%r10d
                b9 1b 00 00 00                   | mov $0x1b,%ecx
                89 e8                            | mov %ebp,%eax
                31 d2                            | xor %edx,%edx
                0f 30                            | wrmsr
                b8 01 00 00 00                   | mov $0x1,%eax
                0f a2                            | cpuid
                41 89 d3                         | mov %edx,%r11d
                41 8b b6 f0 00 00 00             | mov 0xf0(%r14),%esi
                41 8b be 80 00 00 00             | mov 0x80(%r14),%edi
                f4                               | hlt
                """).run();
        assertThat(guest.register(8)).isEqualTo(0xFFFF_FFFFL);
        assertThat(guest.register(9) >> 9 & 1).isZero();
        assertThat(guest.register(10) >> 9 & 1).isZero();
        assertThat(guest.register(11) >> 9 & 1).isEqualTo(1);
        assertThat(guest.register(Guest.RSI)).isEqualTo(0xFF);
        assertThat(guest.register(Guest.RDI)).isZero();
    }

    @Test
    void leafElevenTellsTheNumberOfCoreAndCores() {
        var guest = Guest.of("""
                b8 0b 00 00 00 | mov $0xb,%eax
                b9 01 00 00 00 | mov $0x1,%ecx
                0f a2          | cpuid
                89 ce          | mov %ecx,%esi
                f4             | hlt
                """).cores(6).run();
        assertThat(guest.register(Guest.RAX)).as("bits of a core's number").isEqualTo(3);
        assertThat(guest.register(Guest.RBX)).isEqualTo(6);
        assertThat(guest.register(Guest.RSI)).isEqualTo(0x201);
        assertThat(guest.register(Guest.RDX)).isZero();
    }
}
